import type { RequiredInputs } from '../../../../supergraph/required-inputs.ts';
import { broughtBy, overlap, readBy } from './fetch-paths.ts';
import { insertFetch } from './insert-fetch.ts';
import { fetchesIn } from '../../map-fetches.ts';
import { maySelect } from '../may-select.ts';
import type { FetchNode, PlanNode } from '../../plan.ts';

/**
 * Puts every fetch behind the fetches that bring what it reads.
 *
 * Why: the planner lets a fetch run beside that of an input when a subgraph knows an interface as an object
 * (`@interfaceObject`) and the client asks one implementation for a field that requires two others; and when an argument
 * comes from a context whose object is completed by another subgraph.
 */
export function moveBehindInputs(plan: PlanNode, inputs: RequiredInputs): PlanNode {
  const readers = fetchesIn(plan).filter(({ requires }) => requires);
  const isConcerned = readers.some(
    (fetch) => fetch.contextRewrites.length > 0 || maySelect(fetch, inputs.dependentIn(fetch.subgraph)),
  );
  return isConcerned ? moveAll(plan, readers) : plan;
}

/** What has moved can leave behind those that read it: again, until all stand right. Each pass settles one at least. */
function moveAll(plan: PlanNode, readers: readonly FetchNode[]): PlanNode {
  let ordered = plan;
  for (const _ of readers) {
    const moved = readers.reduce(moveFetch, ordered);
    if (moved === ordered) break;
    ordered = moved;
  }
  return ordered;
}

function moveFetch(plan: PlanNode, fetch: FetchNode): PlanNode {
  const before = broughtByAll(fetchesBefore(plan, fetch));
  const late = without(readBy(fetch), before);
  if (late.size === 0) return plan;
  const others = fetchesIn(plan).filter((other) => other !== fetch);
  const brings = (other: FetchNode): boolean => overlap(late, broughtBy(other));
  const rest = others.some(brings) && withoutFetch(plan, fetch);
  if (!rest) return plan;
  const own = without(broughtBy(fetch), broughtByAll(others));
  const isUser = (other: FetchNode): boolean => overlap(own, readBy(other));
  return insertFetch(rest, fetch, { isProvider: brings, isUser });
}

function broughtByAll(fetches: readonly FetchNode[]): ReadonlySet<string> {
  return new Set(fetches.flatMap((fetch) => [...broughtBy(fetch)]));
}

function without(paths: ReadonlySet<string>, others: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...paths].filter((path) => !others.has(path)));
}

/** Everything that is done when the fetch begins. */
function fetchesBefore(node: PlanNode, fetch: FetchNode): readonly FetchNode[] {
  if (node.kind === 'fetch') return [];
  const at = node.nodes.findIndex((child) => fetchesIn(child).includes(fetch));
  const child = node.nodes[at];
  const done = node.kind === 'sequence' ? node.nodes.slice(0, at).flatMap(fetchesIn) : [];
  return child ? [...done, ...fetchesBefore(child, fetch)] : done;
}

/** The plan without a fetch; undefined when nothing is left. */
function withoutFetch(node: PlanNode, fetch: FetchNode): PlanNode | undefined {
  if (node.kind === 'fetch') return node === fetch ? undefined : node;
  const nodes = node.nodes.flatMap((child) => withoutFetch(child, fetch) ?? []);
  return nodes.length === 0 ? undefined : { ...node, nodes };
}

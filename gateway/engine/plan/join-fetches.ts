import { type DocumentNode, Kind, print } from 'graphql';
import { operationIn } from '../operation/document-parts.ts';
import type { FetchNode, ParallelNode, PlanNode } from './plan.ts';

/**
 * Which entity fetches of a parallel node can go out as one request: those that ask the same subgraph, end their
 * branch (so that everybody waits for all of them anyway) and stand equally many steps behind its beginning.
 * Groups of two to `MAX_JOINED`.
 */
export function joinFetches(
  node: ParallelNode,
  isFree: (fetch: FetchNode) => boolean,
): readonly (readonly FetchNode[])[] {
  const groups = new Map<string, FetchNode[][]>();
  for (const { fetch, level } of node.nodes.flatMap((branch) => lastFetches(branch, 0))) {
    if (!isFree(fetch) || !isJoinable(fetch)) continue;
    const key = `${level} ${fetch.subgraph}`;
    const known = groups.get(key) ?? [];
    groups.set(key, known);
    const group = known.find((members) => members.length < MAX_JOINED && fitsIn(members, fetch));
    if (group) group.push(fetch);
    else known.push([fetch]);
  }
  return [...groups.values()].flat().filter((group) => group.length > 1);
}

/** Not all members always take part, and each combination has a text of its own: at most 57 of them. */
const MAX_JOINED = 6;

interface LastFetch {
  readonly fetch: FetchNode;
  /** How many fetches come before it, one after the other. */
  readonly level: number;
}

function lastFetches(node: PlanNode, level: number): readonly LastFetch[] {
  if (node.kind === 'fetch') return [{ fetch: node, level }];
  if (node.kind === 'parallel') return node.nodes.flatMap((child) => lastFetches(child, level));
  const last = node.nodes.at(-1);
  const before = node.nodes.slice(0, -1).reduce((sum, child) => sum + depthOf(child), level);
  return last ? lastFetches(last, before) : [];
}

function depthOf(node: PlanNode): number {
  if (node.kind === 'fetch') return 1;
  const depths = node.nodes.map(depthOf);
  return node.kind === 'sequence' ? depths.reduce((sum, depth) => sum + depth, 0) : Math.max(0, ...depths);
}

/** Nothing but `_entities`: no fragments that could have another's name, no arguments from a context. */
function isJoinable({ operationKind, requires, contextRewrites, document }: FetchNode): boolean {
  if (operationKind !== 'query' || !requires || contextRewrites.length > 0) return false;
  if (document.definitions.length !== 1) return false;
  const { selectionSet, directives } = operationIn(document);
  const [entities, ...others] = selectionSet.selections;
  return entities?.kind === Kind.FIELD && others.length === 0 && (directives ?? []).length === 0;
}

/** False when a variable of the same name would have to be declared twice. */
function fitsIn(members: readonly FetchNode[], fetch: FetchNode): boolean {
  const own = declarations(fetch.document);
  return members.every(({ document }) =>
    [...declarations(document)].every(
      ([name, declaration]) => (own.get(name) ?? declaration) === declaration,
    ),
  );
}

function declarations(document: DocumentNode): ReadonlyMap<string, string> {
  const definitions = operationIn(document).variableDefinitions ?? [];
  return new Map(definitions.map((definition) => [definition.variable.name.value, print(definition)]));
}

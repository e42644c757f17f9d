import { fetchesIn } from '../../map-fetches.ts';
import type { FetchNode, PlanNode } from '../../plan.ts';

/** Between which fetches a new one belongs. */
export interface Neighbours {
  /** Must be done before. */
  readonly isProvider: (fetch: FetchNode) => boolean;
  /** Must come after. */
  readonly isUser: (fetch: FetchNode) => boolean;
}

/** Puts a fetch into a plan: after all providers, before all users that do not come too early for that. */
export function insertFetch(plan: PlanNode, added: FetchNode, neighbours: Neighbours): PlanNode {
  if (plan.kind === 'fetch')
    return { kind: 'sequence', nodes: neighbours.isUser(plan) ? [added, plan] : [plan, added] };
  const has = (node: PlanNode, test: (fetch: FetchNode) => boolean): boolean => fetchesIn(node).some(test);
  const providing = plan.nodes.filter((node) => has(node, neighbours.isProvider));
  const using = plan.nodes.filter((node) => has(node, neighbours.isUser));
  const last = providing.at(-1);
  const isInside = last && using.includes(last) && (plan.kind === 'sequence' || providing.length === 1);
  if (isInside) {
    const nodes = plan.nodes.map((node) => (node === last ? insertFetch(node, added, neighbours) : node));
    return { ...plan, nodes };
  }
  if (plan.kind === 'parallel') {
    const users = using.filter((node) => !providing.includes(node));
    const others = plan.nodes.filter((node) => !users.includes(node) && !providing.includes(node));
    const nodes = [...inSequence(providing), added, ...inSequence(users)];
    const line = { kind: 'sequence', nodes } as const;
    return others.length > 0 ? { kind: 'parallel', nodes: [line, ...others] } : line;
  }
  const firstUser = plan.nodes.findIndex((node) => using.includes(node));
  const at = Math.max(firstUser, plan.nodes.findLastIndex((node) => providing.includes(node)) + 1);
  return { ...plan, nodes: [...plan.nodes.slice(0, at), added, ...plan.nodes.slice(at)] };
}

/** Parallel nodes as part of a sequence. */
function inSequence(nodes: readonly PlanNode[]): readonly PlanNode[] {
  const [only] = nodes;
  if (only && nodes.length === 1) return only.kind === 'sequence' ? only.nodes : nodes;
  return nodes.length > 1 ? [{ kind: 'parallel', nodes }] : nodes;
}

import { fetchesIn } from './map-fetches.ts';
import type { FetchNode, PlanNode } from './plan.ts';

/** Between which fetches a new one belongs. */
export interface Neighbours {
  /** Must be done before. */
  readonly isProvider: (fetch: FetchNode) => boolean;
  /** Must come after. */
  readonly isUser: (fetch: FetchNode) => boolean;
}

/** Puts a fetch into a plan: after all providers, before all users. */
export function insertFetch(plan: PlanNode, added: FetchNode, neighbours: Neighbours): PlanNode {
  if (plan.kind === 'fetch')
    return { kind: 'sequence', nodes: neighbours.isUser(plan) ? [added, plan] : [plan, added] };
  const has = (node: PlanNode, test: (fetch: FetchNode) => boolean): boolean => fetchesIn(node).some(test);
  const providing = (node: PlanNode): boolean => has(node, neighbours.isProvider);
  const using = (node: PlanNode): boolean => has(node, neighbours.isUser);
  const both = plan.nodes.find((node) => providing(node) && using(node));
  if (both) {
    const nodes = plan.nodes.map((node) => (node === both ? insertFetch(node, added, neighbours) : node));
    return { ...plan, nodes };
  }
  if (plan.kind === 'parallel') {
    const users = plan.nodes.filter(using);
    const others = plan.nodes.filter((node) => !using(node));
    const after: readonly PlanNode[] = users.length > 0 ? [{ kind: 'parallel', nodes: users }] : [];
    return { kind: 'sequence', nodes: [{ kind: 'parallel', nodes: others }, added, ...after] };
  }
  const firstUser = plan.nodes.findIndex(using);
  const place = firstUser >= 0 ? firstUser : plan.nodes.findLastIndex(providing) + 1;
  return { ...plan, nodes: [...plan.nodes.slice(0, place), added, ...plan.nodes.slice(place)] };
}

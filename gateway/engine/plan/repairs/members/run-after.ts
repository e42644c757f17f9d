import { fetchesIn } from '../../map-fetches.ts';
import type { FetchNode, PlanNode } from '../../plan.ts';

/**
 * Puts nodes into a plan that wait for one fetch and that nobody waits for: beside whatever else comes after it, but
 * before the next mutation, since one is answered in full before the next begins.
 */
export function runAfter(plan: PlanNode, fetch: FetchNode, added: readonly PlanNode[]): PlanNode {
  if (added.length === 0) return plan;
  if (plan.kind === 'fetch')
    return plan === fetch ? { kind: 'sequence', nodes: [plan, together(added)] } : plan;
  const at = plan.nodes.findIndex((node) => fetchesIn(node).includes(fetch));
  const [node, ...after] = plan.nodes.slice(Math.max(at, 0));
  if (at < 0 || !node) return plan;
  const before = plan.nodes.slice(0, at);
  const mutation = after.findIndex(isMutating);
  const free = plan.kind === 'parallel' ? [] : after.slice(0, mutation < 0 ? after.length : mutation);
  if (free.length === 0) return { ...plan, nodes: [...before, runAfter(node, fetch, added), ...after] };
  const beside = together([...added, { kind: 'sequence', nodes: free }]);
  return { ...plan, nodes: [...before, node, beside, ...after.slice(free.length)] };
}

function together(nodes: readonly PlanNode[]): PlanNode {
  return { kind: 'parallel', nodes };
}

function isMutating(node: PlanNode): boolean {
  return fetchesIn(node).some(({ operationKind }) => operationKind === 'mutation');
}

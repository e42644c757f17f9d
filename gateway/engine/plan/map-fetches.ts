import type { FetchNode, PlanNode } from './plan.ts';

/** The plan with every fetch replaced. */
export function mapFetches(node: PlanNode, replace: (fetch: FetchNode) => PlanNode): PlanNode {
  if (node.kind === 'fetch') return replace(node);
  return { ...node, nodes: node.nodes.map((child) => mapFetches(child, replace)) };
}

/** All fetches of a plan, in order. */
export function fetchesIn(node: PlanNode | undefined): readonly FetchNode[] {
  if (!node) return [];
  return node.kind === 'fetch' ? [node] : node.nodes.flatMap(fetchesIn);
}

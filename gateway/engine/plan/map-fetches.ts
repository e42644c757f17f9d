import type { FetchNode, PlanNode } from './plan.ts';

/** The plan with every fetch replaced. */
export function mapFetches(node: PlanNode, replace: (fetch: FetchNode) => PlanNode): PlanNode {
  switch (node.kind) {
    case 'fetch':
      return replace(node);
    case 'condition':
      return {
        ...node,
        ifTrue: node.ifTrue && mapFetches(node.ifTrue, replace),
        ifFalse: node.ifFalse && mapFetches(node.ifFalse, replace),
      };
    default:
      return { ...node, nodes: node.nodes.map((child) => mapFetches(child, replace)) };
  }
}

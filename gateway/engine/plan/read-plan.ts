import type {
  FetchNode as ApolloFetchNode,
  PlanNode as ApolloPlanNode,
  QueryPlanSelectionNode,
  SubscriptionNode,
} from '@apollo/query-planner';
import { parse } from 'graphql';
import type { FetchNode, PlanNode, RequiredSelection } from './plan.ts';

type Path = readonly string[];

/**
 * Reads a plan of Apollo's planner. Throws on a node kind that the engine does not execute (`@defer`, subscriptions,
 * conditions, type-conditioned paths): refused when planned, never half executed.
 */
export function readPlan(node: ApolloPlanNode | SubscriptionNode, path: Path = []): PlanNode {
  switch (node.kind) {
    case 'Sequence':
      return { kind: 'sequence', nodes: node.nodes.map((child) => readPlan(child, path)) };
    case 'Parallel':
      return { kind: 'parallel', nodes: node.nodes.map((child) => readPlan(child, path)) };
    case 'Flatten':
      return readPlan(node.node, [...path, ...node.path.map(readPathElement)]);
    case 'Fetch':
      return readFetch(node, path);
    default:
      throw new Error(`The engine does not execute plan nodes of kind ${node.kind}`);
  }
}

function readPathElement(element: string | number): string {
  if (typeof element !== 'string' || element === '' || element.includes('|[')) {
    throw new Error(`The engine does not execute the path element ${JSON.stringify(element)}`);
  }
  return element;
}

function readFetch(node: ApolloFetchNode, path: Path): FetchNode {
  if (node.operationKind === 'subscription') throw new Error('The engine does not execute subscriptions');
  return {
    kind: 'fetch',
    subgraph: node.serviceName,
    operationKind: node.operationKind,
    operationName: node.operationName,
    document: node.operationDocumentNode ?? parse(node.operation, { noLocation: true }),
    text: node.operation,
    variables: node.variableUsages ?? [],
    path,
    requires: node.requires?.map(readRequired),
    inputRewrites: node.inputRewrites ?? [],
    outputRewrites: node.outputRewrites ?? [],
    contextRewrites: node.contextRewrites ?? [],
  };
}

function readRequired(node: QueryPlanSelectionNode): RequiredSelection {
  if (node.kind === 'InlineFragment') {
    return {
      kind: 'fragment',
      typeCondition: node.typeCondition,
      selections: node.selections.map(readRequired),
    };
  }
  const responseName = node.alias ?? node.name;
  return {
    kind: 'field',
    responseName,
    sendAs: responseName,
    selections: node.selections?.map(readRequired),
  };
}

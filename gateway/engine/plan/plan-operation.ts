import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import type { LoadedSupergraph } from '../../supergraph/load-supergraph.ts';
import type { OverrideConditions } from '../../supergraph/override-labels.ts';
import { conditionVariables } from '../operation/condition-variables.ts';
import { operationIn } from '../operation/document-parts.ts';
import { keepObjectsKnown } from './keep-objects-known.ts';
import type { PlanNode } from './plan.ts';
import { readPlan } from './read-plan.ts';
import { restoreRequiredArguments } from './restore-required-arguments.ts';

/** An operation with its plan, before `@skip` and `@include` are decided. */
export interface PlannedOperation {
  /** What the client asked for and may have: one operation and its fragments. */
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** Undefined when no subgraph has to be asked, or none can be. */
  readonly plan: PlanNode | undefined;
  /** Variables that decide which variant runs. */
  readonly conditionVariables: readonly string[];
}

/** Plans a valid document with one operation. Synchronous, and dear: a few milliseconds. Throws when refused. */
export function planOperation(
  supergraph: LoadedSupergraph,
  document: DocumentNode,
  conditions: OverrideConditions,
): PlannedOperation {
  const { node } = supergraph.plan(keepObjectsKnown(supergraph.apiSchema, document), conditions);
  return {
    document,
    operation: operationIn(document),
    plan: node && restoreRequiredArguments(readPlan(node), supergraph.required),
    conditionVariables: conditionVariables(document),
  };
}

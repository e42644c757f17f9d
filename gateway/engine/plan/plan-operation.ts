import { type DocumentNode, type OperationDefinitionNode, visit } from 'graphql';
import type { AliasNames } from '../../supergraph/alias-names.ts';
import type { LoadedSupergraph } from '../../supergraph/load-supergraph.ts';
import type { OverrideConditions } from '../../supergraph/override-labels.ts';
import { operationIn } from '../operation/document-parts.ts';
import { fillEmptySelections } from './fill-empty-selections.ts';
import type { PlanNode } from './plan.ts';
import { readPlan } from './read-plan.ts';
import { repairUnmetRequirements } from './repair-unmet-requirements.ts';
import { restoreRequiredArguments } from './restore-required-arguments.ts';

/** An operation, with `@skip` and `@include` decided, and its plan. */
export interface PlannedOperation {
  /** What the client asked for and may have: one operation and its fragments. Selection sets may be empty. */
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** Undefined when no subgraph has to be asked, or none can be. */
  readonly plan: PlanNode | undefined;
}

/** Plans a specialised document with one operation. Synchronous, and dear: a few milliseconds. Throws when refused. */
export function planOperation(
  supergraph: LoadedSupergraph,
  document: DocumentNode,
  conditions: OverrideConditions,
): PlannedOperation {
  const { node } = supergraph.plan(fillEmptySelections(nameByKey(document, supergraph.aliases)), conditions);
  return {
    document,
    operation: operationIn(document),
    plan:
      node &&
      restoreRequiredArguments(repairUnmetRequirements(readPlan(node), supergraph), supergraph.required),
  };
}

/** Every field under the key that its value is to have. */
function nameByKey(document: DocumentNode, aliases: AliasNames): DocumentNode {
  return visit(document, {
    Field: (node) => {
      const key = aliases.keyOf(node);
      return node.alias && key !== node.alias.value
        ? { ...node, alias: { ...node.alias, value: key } }
        : undefined;
    },
  });
}

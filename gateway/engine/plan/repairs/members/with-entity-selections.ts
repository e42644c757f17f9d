import type { DocumentNode, OperationDefinitionNode, SelectionSetNode } from 'graphql';
import { operationIn } from '../../../operation/document-parts.ts';
import type { FetchNode } from '../../plan.ts';
import { withDocument } from '../../with-document.ts';

/**
 * The fetch with other selections on the object that it fills. These may use any variable of the operation that the
 * plan is for.
 */
export function withEntitySelections(
  fetch: FetchNode,
  set: SelectionSetNode,
  { variableDefinitions }: OperationDefinitionNode,
): FetchNode {
  const operation = operationIn(fetch.document);
  const [entities] = operation.selectionSet.selections;
  const selectionSet =
    fetch.requires && entities
      ? { ...operation.selectionSet, selections: [{ ...entities, selectionSet: set }] }
      : set;
  const own = operation.variableDefinitions ?? [];
  const declared = new Set(own.map((node) => node.variable.name.value));
  const more = (variableDefinitions ?? []).filter((node) => !declared.has(node.variable.name.value));
  const changed = { ...operation, selectionSet, variableDefinitions: [...own, ...more] };
  const definitions = fetch.document.definitions.map((node) => (node === operation ? changed : node));
  const variables = [...fetch.variables, ...more.map((node) => node.variable.name.value)];
  return withDocument({ ...fetch, variables }, { ...fetch.document, definitions } as DocumentNode);
}

import { Kind, parse, type SelectionSetNode } from 'graphql';

/** The text of a `fields` argument as a selection set. */
export function parseFieldSet(fields: string): SelectionSetNode {
  const [definition] = parse(`{${fields}}`, { noLocation: true }).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`Not a field set: ${fields}`);
  return definition.selectionSet;
}

/** Names of the fields at the top of a field set. */
export function topLevelNames(set: SelectionSetNode): readonly string[] {
  return set.selections.flatMap((node) => (node.kind === Kind.FIELD ? [node.name.value] : []));
}

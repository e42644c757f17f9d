import { type FieldNode, Kind, type SelectionSetNode } from 'graphql';
import { keyAlias } from '../../supergraph/alias-names.ts';
import type { RequiredSelection } from './plan.ts';
import { requiredSelections } from './required-selections.ts';
import { TYPE_NAME } from './selection-nodes.ts';

/** What a fetch selects of objects of the type so that they can be found by the key. */
export function keySelections(typeName: string, key: SelectionSetNode): readonly FieldNode[] {
  const fields = key.selections.filter((node) => node.kind === Kind.FIELD);
  const aliased = fields.map((node) => ({
    ...node,
    alias: { kind: Kind.NAME, value: keyAlias(typeName, node.name.value) } as const,
  }));
  return [TYPE_NAME, ...aliased];
}

/** The same for whoever then reads it. */
export function keyRequirements(typeName: string, key: SelectionSetNode): readonly RequiredSelection[] {
  return requiredSelections(key).map((selection) =>
    selection.kind === 'field'
      ? { ...selection, responseName: keyAlias(typeName, selection.sendAs) }
      : selection,
  );
}

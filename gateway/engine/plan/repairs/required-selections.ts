import { Kind, print, type SelectionSetNode, stripIgnoredCharacters } from 'graphql';
import type { RequiredField, RequiredSelection } from '../plan.ts';

/** A set of fields as a representation holds them. */
export function requiredSelections(set: SelectionSetNode): readonly RequiredSelection[] {
  return set.selections.map((node): RequiredSelection => {
    if (node.kind === Kind.FIELD) {
      return {
        ...requiredField(node.name.value),
        selections: node.selectionSet && requiredSelections(node.selectionSet),
      };
    }
    if (node.kind === Kind.FRAGMENT_SPREAD)
      throw new Error(`A fragment spread in ${stripIgnoredCharacters(print(set))}`);
    return {
      kind: 'fragment',
      typeCondition: node.typeCondition?.name.value,
      selections: requiredSelections(node.selectionSet),
    };
  });
}

export function requiredField(name: string): RequiredField {
  return { kind: 'field', responseName: name, sendAs: name, selections: undefined };
}

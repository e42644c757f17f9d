import { type DocumentNode, type FieldNode, Kind, visit } from 'graphql';

const TYPE_NAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/**
 * Asks for `__typename` where nothing is left to ask for. The planner cannot take an empty selection set, and without
 * the question no subgraph says whether the object exists: `{ citizen(id: "1") { name @skip(if: true) } }` is to be
 * answered with `{}` or null.
 */
export function fillEmptySelections(document: DocumentNode): DocumentNode {
  return visit(document, {
    SelectionSet: {
      leave: (set) => (set.selections.length > 0 ? undefined : { ...set, selections: [TYPE_NAME] }),
    },
  });
}

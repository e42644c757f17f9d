import { type DocumentNode, visit } from 'graphql';
import { TYPE_NAME } from './selection-nodes.ts';

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

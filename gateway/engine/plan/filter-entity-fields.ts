import { type ASTNode, type DocumentNode, type FieldNode, visit } from 'graphql';

/**
 * Keeps, of the fields that an entity fetch asks of the entities themselves, those that `keep` wants. Undefined when
 * none but `__typename` is left.
 */
export function filterEntityFields(
  document: DocumentNode,
  keep: (typeName: string, field: FieldNode) => boolean,
): DocumentNode | undefined {
  const conditions: string[] = [];
  let kept = 0;
  const filtered = visit(document, {
    InlineFragment: {
      enter: (node) => void conditions.push(node.typeCondition?.name.value ?? conditions.at(-1) ?? ''),
      leave: (node): ASTNode | null | undefined => {
        conditions.pop();
        return node.selectionSet.selections.length === 0 ? null : undefined;
      },
    },
    Field: (node) => {
      if (node.name.value === '_entities') return undefined;
      if (!keep(conditions.at(-1) ?? '', node)) return null;
      if (node.name.value !== '__typename') kept += 1;
      return false;
    },
  });
  return kept > 0 ? filtered : undefined;
}

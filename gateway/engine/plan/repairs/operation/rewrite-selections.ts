import {
  type DocumentNode,
  type GraphQLInterfaceType,
  type GraphQLSchema,
  isInterfaceType,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { fillEmptySelections } from './fill-empty-selections.ts';

/** @returns what is to stand for the set; the set itself when it stays. @param owner a field, fragment or operation */
export type RewriteSelections = (
  set: SelectionSetNode,
  type: GraphQLInterfaceType,
  owner: unknown,
) => SelectionSetNode;

/** Rewrites what is selected of interfaces, from the outside inwards. What it leaves empty is filled. */
export function rewriteSelections(
  document: DocumentNode,
  schema: GraphQLSchema,
  rewrite: RewriteSelections,
): DocumentNode {
  const types = new TypeInfo(schema);
  const rewritten = visit(
    document,
    visitWithTypeInfo(types, {
      SelectionSet: (set, _key, owner) => {
        const type = types.getParentType();
        const next = isInterfaceType(type) ? rewrite(set, type, owner) : set;
        return next === set ? undefined : next;
      },
    }),
  );
  return rewritten === document ? document : fillEmptySelections(rewritten);
}

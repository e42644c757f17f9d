import { type DocumentNode, type GraphQLSchema, Kind } from 'graphql';
import { collectFields } from '../operation/collect-fields.ts';
import { fragmentsIn, operationIn } from '../operation/document-parts.ts';

/**
 * The root fields of a mutation as mutations of their own, in their order; undefined when there are not several.
 * https://spec.graphql.org/October2021/#sec-Mutation
 */
export function separateMutations(
  document: DocumentNode,
  schema: GraphQLSchema,
): readonly DocumentNode[] | undefined {
  const operation = operationIn(document);
  const root = schema.getMutationType();
  if (operation.operation !== 'mutation' || !root) return undefined;
  const scope = { schema, fragments: fragmentsIn(document) };
  const groups = collectFields(scope, root.name, [operation.selectionSet]);
  const fields = groups.filter(({ name }) => !name.startsWith('__'));
  if (fields.length < 2) return undefined;
  return fields.map(({ nodes }) => {
    const alone = { ...operation, selectionSet: { kind: Kind.SELECTION_SET, selections: nodes } } as const;
    return { ...document, definitions: [alone, ...scope.fragments.values()] };
  });
}

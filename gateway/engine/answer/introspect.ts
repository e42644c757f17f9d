import { type DocumentNode, executeSync, type GraphQLSchema, Kind } from 'graphql';
import { collectFields } from '../operation/collect-fields.ts';
import type { Compilation } from '../compile/compilation.ts';
import type { JsonObject } from '../subgraph-client.ts';

/** Answers `__schema` and `__type` at the root by graphql-js, under the keys of the data. */
export type Introspection = (variables: Readonly<Record<string, unknown>>) => JsonObject;

/** Undefined when the operation asks for neither. */
export function compileIntrospection(compilation: Compilation): Introspection | undefined {
  const { apiSchema, operation, scope } = compilation;
  const root = apiSchema.getRootType(operation.operation);
  const groups = collectFields(scope, root?.name ?? '', [operation.selectionSet]);
  const fields = groups.filter(({ name }) => name === '__schema' || name === '__type');
  if (fields.length === 0) return undefined;
  const selectionSet = {
    kind: Kind.SELECTION_SET,
    selections: fields.flatMap((group) => group.nodes),
  } as const;
  const document: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: [{ ...operation, selectionSet }, ...scope.fragments.values()],
  };
  return (variables) => {
    const data = introspect(apiSchema, document, variables);
    return Object.fromEntries(fields.map((group) => [group.key, data[group.responseName]]));
  };
}

function introspect(
  schema: GraphQLSchema,
  document: DocumentNode,
  variableValues: Readonly<Record<string, unknown>>,
): JsonObject {
  return { ...executeSync({ schema, document, variableValues }).data };
}

import { __InputValue, executeSync, type GraphQLArgument, type GraphQLSchema, parse, print } from 'graphql';
import type { Introspected } from './operation-planner.ts';

/** Answers a valid text that asks for nothing but the schema. Synchronous: some ten milliseconds for a whole schema. */
export function introspectText(
  schema: GraphQLSchema,
  text: string,
  variableValues: Readonly<Record<string, unknown>>,
): Introspected {
  const document = parse(text, { noLocation: true });
  const { data, errors = [] } = executeSync({ schema, document, variableValues });
  return {
    data: JSON.stringify(data ?? null),
    errors: errors.map(({ message, path }) => ({ message, path })),
  };
}

/**
 * Defaults are told as they are written. graphql-js makes them anew from JavaScript values, which rounds numbers and
 * fails for objects of scalars that are the schema's own; it leaves no other place to say it.
 */
function tellDefaultsAsWritten(): void {
  const { defaultValue } = __InputValue.getFields();
  const resolve = defaultValue?.resolve;
  if (!resolve) return;
  defaultValue.resolve = (input: GraphQLArgument, ...others) =>
    input.astNode?.defaultValue ? print(input.astNode.defaultValue) : resolve(input, ...others);
}

tellDefaultsAsWritten();

import {
  getVariableValues,
  isLeafType,
  isListType,
  isNonNullType,
  typeFromAST,
  type GraphQLError,
  type GraphQLInputType,
  type GraphQLSchema,
  type GraphQLType,
  type NamedTypeNode,
  type OperationDefinitionNode,
} from 'graphql';

/** Values of variables by name. */
type Values = Readonly<Record<string, unknown>>;

type Coerced =
  | { readonly values: Values; readonly errors?: never }
  | { readonly values?: never; readonly errors: readonly GraphQLError[] };

/**
 * Values as they came → as the schema takes them. Plain values that are there are read at once; whatever is missing,
 * null or wrong goes the long way through graphql-js, which knows defaults and says what is the matter.
 */
export function compileVariables(
  schema: GraphQLSchema,
  { variableDefinitions: definitions = [] }: OperationDefinitionNode,
): (given: Values) => Coerced {
  const quick = definitions.map(({ variable, type }) => ({
    name: variable.name.value,
    read: readerOf(typeFromAST(schema, type as NamedTypeNode)),
  }));
  const atLength = (given: Values): Coerced => {
    const { coerced, errors } = getVariableValues(schema, definitions, given, { maxErrors: 50 });
    return coerced ? { values: coerced } : { errors: errors ?? [] };
  };
  return (given) => {
    const values: Record<string, unknown> = {};
    for (const { name, read } of quick) {
      const value = Object.hasOwn(given, name) ? read?.(given[name]) : undefined;
      if (value === undefined) return atLength(given);
      values[name] = value;
    }
    return { values };
  };
}

/** Undefined for what is not plain, or does not fit. */
type Read = (value: unknown) => unknown;

function readerOf(type: GraphQLType | undefined): Read | undefined {
  const inner = isNonNullType(type) ? type.ofType : type;
  if (isLeafType(inner)) {
    return (value) => {
      if (value === null || value === undefined) return undefined;
      try {
        return inner.parseValue(value);
      } catch {
        return undefined;
      }
    };
  }
  return isRepresentations(inner as GraphQLInputType | undefined) ? readRepresentations : undefined;
}

/** `[_Any!]`, whose items are taken as they are: https://specs.apollo.dev/federation/v2.9 */
function isRepresentations(type: GraphQLInputType | undefined): boolean {
  if (!isListType(type) || !isNonNullType(type.ofType)) return false;
  const item: unknown = type.ofType.ofType;
  return isLeafType(item) && item.name === '_Any';
}

function readRepresentations(value: unknown): unknown {
  return Array.isArray(value) && value.every((item) => item !== null && item !== undefined)
    ? value
    : undefined;
}

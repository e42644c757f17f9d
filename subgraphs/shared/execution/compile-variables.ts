import {
  getVariableValues,
  isInputType,
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
import { faultOfValue, type ValueFault } from './value-fault.ts';

/** Values of variables by name. */
type Values = Readonly<Record<string, unknown>>;

type Coerced =
  | { readonly values: Values; readonly faults: Faults; readonly errors?: never }
  | { readonly errors: readonly GraphQLError[] };

type Faults = ReadonlyMap<string, ValueFault>;

const NO_FAULTS: Faults = new Map();

/**
 * Values as they came → as the schema takes them. Plain values that are there are read at once; whatever is missing,
 * null or wrong goes the long way through graphql-js, which knows defaults and says what is the matter. A value that a
 * scalar of the graph refuses is no fault of the request: its variable has none, and the fields that take it are told.
 */
export function compileVariables(
  schema: GraphQLSchema,
  { variableDefinitions: definitions = [] }: OperationDefinitionNode,
): (given: Values) => Coerced {
  const types = new Map(
    definitions.map(({ variable, type }) => [
      variable.name.value,
      typeFromAST(schema, type as NamedTypeNode),
    ]),
  );
  const quick = [...types].map(([name, type]) => ({ name, read: readerOf(type) }));
  const atLength = (given: Values): Coerced => {
    const faults = faultsIn(types, given);
    const sound = definitions.filter(({ variable }) => !faults.has(variable.name.value));
    const { coerced, errors } = getVariableValues(schema, sound, given, { maxErrors: 50 });
    return coerced ? { values: coerced, faults } : { errors: errors ?? [] };
  };
  return (given) => {
    const values: Record<string, unknown> = {};
    for (const { name, read } of quick) {
      const value = Object.hasOwn(given, name) ? read?.(given[name]) : undefined;
      if (value === undefined) return atLength(given);
      values[name] = value;
    }
    return { values, faults: NO_FAULTS };
  };
}

function faultsIn(types: ReadonlyMap<string, GraphQLType | undefined>, given: Values): Faults {
  const faults = new Map<string, ValueFault>();
  for (const [name, type] of types) {
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    if (value === undefined || value === null || !isInputType(type)) continue;
    const fault = faultOfValue(value, type);
    if (fault) faults.set(name, fault);
  }
  return faults;
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

import { type GraphQLEnumType, type GraphQLLeafType, isEnumType } from 'graphql';
import { textOfRawJson } from '../execute/own.ts';

/** True for values that may stand in an answer under the leaf type. Null is asked elsewhere. */
export type LeafCheck = (value: unknown) => boolean;

/** The check of a leaf type by the API schema: hidden enum values are not values. */
export function leafCheck(type: GraphQLLeafType): LeafCheck {
  if (isEnumType(type)) {
    const names: ReadonlySet<unknown> = enumNames(type);
    return (value) => names.has(value);
  }
  return SCALAR_CHECKS[type.name] ?? isAnything;
}

/** The same set for the same type: of an enum with hundreds of names there may be as many fields. */
export function enumNames(type: GraphQLEnumType): ReadonlySet<string> {
  const names = knownNames.get(type) ?? new Set(type.getValues().map(({ name }) => name));
  knownNames.set(type, names);
  return names;
}

const knownNames = new WeakMap<GraphQLEnumType, ReadonlySet<string>>();

/** Scalars of the schema's own were serialised by a subgraph: the gateway knows nothing better. */
export const isAnything: LeafCheck = () => true;

const SCALAR_CHECKS: Readonly<Record<string, LeafCheck>> = {
  String: (value) => typeof value === 'string',
  Boolean: (value) => typeof value === 'boolean',
  // The spec writes IDs as strings; integers are let through as other gateways do.
  ID: (value) =>
    typeof value === 'string' || Number.isInteger(value) || INTEGER.test(textOfRawJson(value) ?? ''),
  // `| 0` is the quickest exact test for a 32-bit integer; it also refuses non-numbers.
  Int: (value) => typeof value === 'number' && (value | 0) === value,
  // What a double does not hold is kept as its text, see `parseJson`.
  Float: (value) => typeof value === 'number' || Number.isFinite(Number(textOfRawJson(value))),
};

const INTEGER = /^-?\d+$/;

import { type GraphQLLeafType, isEnumType } from 'graphql';

/** True for values that may stand in an answer under the leaf type. Null is asked elsewhere. */
export type LeafCheck = (value: unknown) => boolean;

/** The check of a leaf type by the API schema: hidden enum values are not values. */
export function leafCheck(type: GraphQLLeafType): LeafCheck {
  if (isEnumType(type)) {
    const names = new Set<unknown>(type.getValues().map((value) => value.name));
    return (value) => names.has(value);
  }
  return SCALAR_CHECKS[type.name] ?? isAnything;
}

/** Scalars of the schema's own were serialised by a subgraph: the gateway knows nothing better. */
export const isAnything: LeafCheck = () => true;

const SCALAR_CHECKS: Readonly<Record<string, LeafCheck>> = {
  String: (value) => typeof value === 'string',
  Boolean: (value) => typeof value === 'boolean',
  // The spec writes IDs as strings; integers are let through as other gateways do.
  ID: (value) => typeof value === 'string' || Number.isInteger(value),
  // `| 0` is the quickest exact test for a 32-bit integer; it also refuses non-numbers.
  Int: (value) => typeof value === 'number' && (value | 0) === value,
  Float: (value) => typeof value === 'number' && Number.isFinite(value),
};

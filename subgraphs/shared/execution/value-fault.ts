import {
  coerceInputValue,
  getNullableType,
  isInputObjectType,
  isLeafType,
  isListType,
  Kind,
  type GraphQLError,
  type GraphQLInputType,
  type GraphQLLeafType,
  type ValueNode,
} from 'graphql';
import { isCallerError } from '../../../platform/errors.ts';

/** What a scalar of the graph has against a value. */
export interface ValueFault {
  /** Inside the value, e.g. `[2]` or `.owner`; empty for the whole of it. */
  readonly place: string;
  readonly error: GraphQLError;
}

/**
 * Of the value of a variable. Undefined where nothing is wrong, and where something else is wrong too: that the value is
 * of another shape than the schema says is a fault of the request.
 */
export function faultOfValue(value: unknown, type: GraphQLInputType): ValueFault | undefined {
  let first: ValueFault | undefined;
  let isOfRequest = false;
  coerceInputValue(value, type, (path, _, error) => {
    isOfRequest ||= !isCallerError(error);
    first ??= { place: path.map(toPlace).join(''), error };
  });
  return isOfRequest ? undefined : first;
}

/** Of what stands in the document. */
export function faultOfLiteral(node: ValueNode, type: GraphQLInputType, place = ''): ValueFault | undefined {
  const inner = getNullableType(type);
  if (isListType(inner)) {
    if (node.kind !== Kind.LIST) return faultOfLiteral(node, inner.ofType, place);
    return firstOf(node.values, (item, at) => faultOfLiteral(item, inner.ofType, place + toPlace(at)));
  }
  if (isInputObjectType(inner)) {
    if (node.kind !== Kind.OBJECT) return undefined;
    return firstOf(node.fields, ({ name, value }) => {
      const field = inner.getFields()[name.value];
      return field && faultOfLiteral(value, field.type, place + toPlace(name.value));
    });
  }
  const error = isLeafType(inner) ? refusalOf(node, inner) : undefined;
  return error && { place, error };
}

function refusalOf(node: ValueNode, type: GraphQLLeafType): GraphQLError | undefined {
  if (node.kind === Kind.VARIABLE || node.kind === Kind.NULL) return undefined;
  try {
    type.parseLiteral(node, undefined);
    return undefined;
  } catch (error) {
    return isCallerError(error) ? error : undefined;
  }
}

function firstOf<Item>(
  items: readonly Item[],
  faultOf: (item: Item, index: number) => ValueFault | undefined,
): ValueFault | undefined {
  for (const [index, item] of items.entries()) {
    const fault = faultOf(item, index);
    if (fault) return fault;
  }
  return undefined;
}

function toPlace(step: string | number): string {
  return typeof step === 'number' ? `[${step}]` : `.${step}`;
}

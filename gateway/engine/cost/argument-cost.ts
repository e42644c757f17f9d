import {
  type ArgumentNode,
  getNamedType,
  type GraphQLArgument,
  type GraphQLInputType,
  isInputObjectType,
  Kind,
  valueFromAST,
  type ValueNode,
} from 'graphql';
import type { Term } from './term.ts';

type Weights = ReadonlyMap<string, number>;

/**
 * What the value of an argument costs: its own `@cost`, and those of the input fields in it. Where neither the
 * argument nor its type has any, the answer is 0 and no value is ever looked at.
 */
export function argumentCost(
  weights: Weights,
  coordinate: string,
  definition: GraphQLArgument,
  { value }: ArgumentNode,
): Term {
  const { type } = definition;
  const own = weights.get(coordinate) ?? typeWeight(weights, type);
  if (own === 0 && !isPriced(weights, type, new Set())) return 0;
  const score = (given: unknown): number => scoreOf(weights, given, type, own);
  if (value.kind === Kind.VARIABLE) return (values) => score(values[value.name.value]);
  if (!hasVariable(value)) return score(valueFromAST(value, type));
  return (values) => score(valueFromAST(value, type, values));
}

function scoreOf(weights: Weights, value: unknown, type: GraphQLInputType, own: number): number {
  if (value === undefined || value === null) return 0;
  if (Array.isArray(value)) {
    return value.reduce<number>((sum, item) => sum + scoreOf(weights, item, type, own), 0);
  }
  const named = getNamedType(type);
  if (!isInputObjectType(named)) return own;
  return Object.values(named.getFields()).reduce((sum, field) => {
    const weight = fieldWeight(weights, named.name, field);
    return sum + scoreOf(weights, (value as Record<string, unknown>)[field.name], field.type, weight);
  }, own);
}

/** True when something inside an input type has a weight. */
function isPriced(weights: Weights, type: GraphQLInputType, seen: Set<string>): boolean {
  const named = getNamedType(type);
  if (!isInputObjectType(named) || seen.has(named.name)) return false;
  seen.add(named.name);
  return Object.values(named.getFields()).some(
    (field) => fieldWeight(weights, named.name, field) !== 0 || isPriced(weights, field.type, seen),
  );
}

function fieldWeight(
  weights: Weights,
  typeName: string,
  field: { readonly name: string; readonly type: GraphQLInputType },
): number {
  return weights.get(`${typeName}.${field.name}`) ?? typeWeight(weights, field.type);
}

function typeWeight(weights: Weights, type: GraphQLInputType): number {
  return weights.get(getNamedType(type).name) ?? 0;
}

function hasVariable(value: ValueNode): boolean {
  if (value.kind === Kind.VARIABLE) return true;
  if (value.kind === Kind.LIST) return value.values.some(hasVariable);
  return value.kind === Kind.OBJECT && value.fields.some((field) => hasVariable(field.value));
}

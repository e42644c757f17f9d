import { isEnumType, type GraphQLEnumType, type GraphQLLeafType } from 'graphql';
import { toJsonText } from './json-text.ts';

/** JSON of a value that is not null. @throws what the type says of a value that it cannot show. */
export type WriteLeaf = (value: unknown) => string;

export function compileLeaf(type: GraphQLLeafType): WriteLeaf {
  return isEnumType(type) ? compileEnum(type) : (value) => toJson(type, type.serialize(value));
}

/** There are few values, so each is looked up and written once. */
function compileEnum(type: GraphQLEnumType): WriteLeaf {
  const known = new Map(type.getValues().map(({ name, value }) => [value as unknown, toJsonText(name)]));
  return (value) => known.get(value) ?? toJson(type, type.serialize(value));
}

function toJson({ name }: GraphQLLeafType, value: unknown): string {
  if (typeof value === 'string') return toJsonText(value);
  if (value === null || value === undefined) {
    throw new TypeError(`Expected ${name}.serialize() to return a non-nullable value, returned: ${value}`);
  }
  return JSON.stringify(value);
}

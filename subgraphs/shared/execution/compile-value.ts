import {
  GraphQLError,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  type GraphQLList,
  type GraphQLOutputType,
} from 'graphql';
import { compileAbstract, compileObject } from './compile-object.ts';
import { compileLeaf } from './compile-leaf.ts';
import type { FieldSite } from './field-site.ts';
import type { Place } from './field-errors.ts';
import { isPromise, type Eventual, type Text } from './field-failure.ts';
import { guard } from './guard.ts';
import type { Run } from './run.ts';
import { writeItems } from './write-fields.ts';

/** JSON of what a resolver gave. @throws whatever is wrong with it; the field says where. */
export type WriteValue = (run: Run, value: unknown, place: Place) => Eventual<Text>;

/** https://spec.graphql.org/October2021/#sec-Value-Completion */
export function compileValue(type: GraphQLOutputType, site: FieldSite): WriteValue {
  const nonNull = isNonNullType(type);
  const write = compilePresent(nonNull ? type.ofType : type, site);
  return (run, value, place) => {
    if (value instanceof Error) throw value;
    if (value !== null && value !== undefined) return write(run, value, place);
    if (!nonNull) return 'null';
    const { parentType, definition } = site;
    throw new Error(`Cannot return null for non-nullable field ${parentType.name}.${definition.name}.`);
  };
}

function compilePresent(type: GraphQLOutputType, site: FieldSite): WriteValue {
  if (isListType(type)) return compileList(type, site);
  if (isLeafType(type)) {
    const write = compileLeaf(type);
    return (_, value) => write(value);
  }
  if (isAbstractType(type)) return compileAbstract(type, site);
  if (isNonNullType(type)) throw new TypeError('a type cannot be twice non-null');
  return compileObject(type, site);
}

function compileList({ ofType }: GraphQLList<GraphQLOutputType>, site: FieldSite): WriteValue {
  const write = compileValue(ofType, site);
  const protect = guard(ofType, site.nodes);
  return (run, value, place) => {
    if (!isIterable(value)) {
      const field = `${site.parentType.name}.${site.definition.name}`;
      throw new GraphQLError(`Expected Iterable, but did not find one for field "${field}".`);
    }
    const items: readonly unknown[] = Array.isArray(value) ? value : [...value];
    return writeItems(items, (item, index) => {
      const at: Place = { prev: place, key: index, typename: undefined };
      return protect(run, at, () =>
        isPromise(item) ? item.then((come) => write(run, come, at)) : write(run, item, at),
      );
    });
  };
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value;
}

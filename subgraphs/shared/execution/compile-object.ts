import {
  defaultTypeResolver,
  GraphQLError,
  isObjectType,
  type GraphQLAbstractType,
  type GraphQLObjectType,
} from 'graphql';
import type { Place } from './field-errors.ts';
import { isPromise, type Eventual, type Text } from './field-failure.ts';
import { toInfo, type FieldSite } from './field-site.ts';
import type { Run } from './run.ts';
import { writeFields } from './write-fields.ts';

/** JSON of an object that is there. @throws what is wrong with it; may also reject with that. */
export type WriteObject = (run: Run, value: unknown, place: Place) => Eventual<Text>;

export function compileObject(type: GraphQLObjectType, site: FieldSite): WriteObject {
  const fields = site.compilation.fieldsOf(type, site.nodes);
  const { isTypeOf } = type;
  if (!isTypeOf) return (run, value, place) => writeFields(fields, run, value, place);
  const write = (isIt: boolean, run: Run, value: unknown, place: Place): Eventual<Text> => {
    if (isIt) return writeFields(fields, run, value, place);
    throw new GraphQLError(`Expected value of type "${type.name}" but got: ${typeof value}.`, {
      nodes: site.nodes,
    });
  };
  return (run, value, place) => {
    const isIt = isTypeOf(value, run.context, toInfo(site, run, place));
    return isPromise(isIt)
      ? isIt.then((come) => write(come, run, value, place))
      : write(isIt, run, value, place);
  };
}

/** An interface or union: each type is compiled when it first comes up. */
export function compileAbstract(type: GraphQLAbstractType, site: FieldSite): WriteObject {
  const compiled = new Map<unknown, WriteObject>();
  const resolveType = type.resolveType ?? defaultTypeResolver;
  const writerOf = (name: unknown): WriteObject => {
    const known = compiled.get(name);
    if (known) return known;
    const made = compileObject(concreteType(name, type, site), site);
    compiled.set(name, made);
    return made;
  };
  return (run, value, place) => {
    const name = resolveType(value, run.context, toInfo(site, run, place), type);
    return isPromise(name)
      ? name.then((come) => writerOf(come)(run, value, place))
      : writerOf(name)(run, value, place);
  };
}

function concreteType(name: unknown, abstract: GraphQLAbstractType, site: FieldSite): GraphQLObjectType {
  const { schema } = site.compilation;
  const type = typeof name === 'string' ? schema.getType(name) : undefined;
  if (isObjectType(type) && schema.isSubType(abstract, type)) return type;
  const field = `${site.parentType.name}.${site.definition.name}`;
  throw new GraphQLError(
    `Abstract type "${abstract.name}" must resolve to an Object type at runtime for field "${field}", but was resolved to ${JSON.stringify(name)}.`,
    { nodes: site.nodes },
  );
}

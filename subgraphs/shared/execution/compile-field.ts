import {
  defaultFieldResolver,
  getNullableType,
  isLeafType,
  isNonNullType,
  type GraphQLLeafType,
} from 'graphql';
import { compileArguments } from './compile-arguments.ts';
import { compileLeaf } from './compile-leaf.ts';
import { compileValue } from './compile-value.ts';
import type { Place } from './field-errors.ts';
import { isPromise, type Eventual, type Text } from './field-failure.ts';
import { toInfo, type FieldSite } from './field-site.ts';
import { guard } from './guard.ts';
import type { Run } from './run.ts';
import type { CompiledField } from './write-fields.ts';

type Write = CompiledField['write'];

/** A field that is called `name` in the answer: found by its resolver, or read from the object it belongs to. */
export function compileField(name: string, site: FieldSite): Write {
  const { definition, parentType } = site;
  if (definition.name === '__typename') {
    const text = JSON.stringify(parentType.name);
    return () => text;
  }
  if (definition.resolve || definition.args.length > 0) return compileResolved(name, site);
  const type = getNullableType(definition.type);
  return isLeafType(type) ? compileLeafRead(name, site, type) : compileRead(name, site);
}

/** Writes what `obtain` gives, now or later, or what it throws. */
type Finish = (run: Run, parent: Place | undefined, obtain: (place: Place) => unknown) => Eventual<Text>;

function compileFinish(name: string, site: FieldSite): Finish {
  const { definition, nodes, parentType } = site;
  const write = compileValue(definition.type, site);
  const protect = guard(definition.type, nodes);
  return (run, parent, obtain) => {
    const place: Place = { prev: parent, key: name, typename: parentType.name };
    return protect(run, place, () => {
      const value = obtain(place);
      return isPromise(value) ? value.then((come) => write(run, come, place)) : write(run, value, place);
    });
  };
}

function compileResolved(name: string, site: FieldSite): Write {
  const finish = compileFinish(name, site);
  const { definition, nodes } = site;
  const { resolve = defaultFieldResolver } = definition;
  const argumentsOf = compileArguments(definition, nodes[0]);
  return (run, source, parent) =>
    finish(run, parent, (place) => resolve(source, argumentsOf(run), run.context, toInfo(site, run, place)));
}

/** As graphql-js's default resolver of a field without arguments: a property, or what a method returns. */
function compileRead(name: string, site: FieldSite): Write {
  const finish = compileFinish(name, site);
  const call = compileCall(site);
  const property = site.definition.name;
  return (run, source, parent) =>
    finish(run, parent, (place) =>
      isRecord(source) ? call(run, source, source[property], place) : undefined,
    );
}

/** Most fields are text or a number that is there already: these take no step more than that needs. */
function compileLeafRead(name: string, site: FieldSite, type: GraphQLLeafType): Write {
  const finish = compileFinish(name, site);
  const call = compileCall(site);
  const writeLeaf = compileLeaf(type);
  const property = site.definition.name;
  const nullable = !isNonNullType(site.definition.type);
  return (run, source, parent) => {
    if (!isRecord(source)) return finish(run, parent, () => undefined);
    try {
      const value = source[property];
      if (nullable && (value === null || value === undefined)) return 'null';
      if (typeof value === 'string' || typeof value === 'number') return writeLeaf(value);
      return finish(run, parent, (place) => call(run, source, value, place));
    } catch (raised) {
      return finish(run, parent, () => {
        throw raised;
      });
    }
  };
}

/** What a property gives: itself, or what it returns where it is a method. */
type Call = (run: Run, source: object, value: unknown, place: Place) => unknown;

function compileCall(site: FieldSite): Call {
  return (run, source, value, place) =>
    typeof value === 'function' ? value.call(source, {}, run.context, toInfo(site, run, place)) : value;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

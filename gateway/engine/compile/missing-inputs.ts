import type { GraphQLSchema } from 'graphql';
import type { Execution } from '../execute/execution.ts';
import { findPlaces } from '../execute/find-entities.ts';
import { isJsonObject, readOwn } from '../execute/own.ts';
import { fulfils } from '../operation/selection.ts';
import type { FetchNode, RequiredSelection } from '../plan/plan.ts';
import type { JsonObject } from '../subgraph-client.ts';
import type { Compilation } from './compilation.ts';

/** How far an entity is looked into: `inside` also finds what is missing in the objects that it brings along. */
type Depth = 'itself' | 'inside';

/** The inputs that an entity lacks, by their names at the entity, sorted. */
export function missingInputs(
  schema: GraphQLSchema,
  entity: JsonObject,
  requires: readonly RequiredSelection[],
  depth: Depth,
): readonly string[] {
  const typeName = readOwn(entity, '__typename');
  const names = requires.flatMap((selection) => {
    if (selection.kind === 'fragment') {
      const applies = typeof typeName === 'string' && fulfils(schema, typeName, selection.typeCondition);
      return applies ? missingInputs(schema, entity, selection.selections, depth) : [];
    }
    const value = readOwn(entity, selection.responseName);
    const isMissing =
      value === undefined || (depth === 'inside' && lacks(schema, value, selection.selections ?? []));
    return isMissing ? [selection.responseName] : [];
  });
  return [...new Set(names)].toSorted();
}

function lacks(schema: GraphQLSchema, value: unknown, selections: readonly RequiredSelection[]): boolean {
  if (Array.isArray(value)) return value.some((element) => lacks(schema, element, selections));
  return isJsonObject(value) && missingInputs(schema, value, selections, 'inside').length > 0;
}

/**
 * Compiles the search for entities that bring an object along of which a part is missing because something failed.
 * What is computed of the rest would be wrong, and nobody could tell. Undefined when no objects are brought along.
 */
export function compileBrokenInputs(
  { fullSchema }: Compilation,
  { path, requires = [] }: FetchNode,
): ((run: Execution) => ReadonlySet<JsonObject>) | undefined {
  if (!requires.some(bringsObjects)) return undefined;
  return (run) => {
    const places = !run.errors.isEmpty ? findPlaces(run.data, path) : [];
    const broken = places.filter((place) =>
      missingInputs(fullSchema, place.entity, requires, 'inside').some((name) =>
        run.errors.explains([...place.path, name]),
      ),
    );
    return new Set(broken.map(({ entity }) => entity));
  };
}

function bringsObjects(selection: RequiredSelection): boolean {
  return selection.kind === 'fragment'
    ? selection.selections.some(bringsObjects)
    : selection.selections !== undefined;
}

import type { ResponsePath } from '../operation/response-tree.ts';
import type { JsonObject } from '../subgraph-client.ts';
import { isJsonObject, readOwn } from './own.ts';

/** Every object at a plan's path, in order; one that stands at two places comes twice. */
export function findEntities(data: JsonObject, path: readonly string[]): JsonObject[] {
  const found: JsonObject[] = [];
  collect(data, { path, depth: 0, found });
  return found;
}

interface Search {
  readonly path: readonly string[];
  readonly depth: number;
  readonly found: JsonObject[];
}

function collect(start: unknown, { path, depth, found }: Search): void {
  let value = start;
  for (let index = depth; index < path.length; index += 1) {
    const step = path[index] as string;
    if (step === '@') {
      if (Array.isArray(value)) collectElements(value, { path, depth: index + 1, found });
      return;
    }
    if (!isJsonObject(value)) return;
    value = readOwn(value, step);
  }
  if (isJsonObject(value)) found.push(value);
}

function collectElements(list: readonly unknown[], search: Search): void {
  for (const element of list) collect(element, search);
}

/** A place where an entity stands: itself, its parents from the nearest up, and its path in the answer. */
export interface EntityPlace {
  readonly entity: JsonObject;
  readonly parents: readonly JsonObject[];
  readonly path: ResponsePath;
}

/** Like `findEntities` with the places; for errors and contextual arguments, which are rare. */
export function findPlaces(data: JsonObject, path: readonly string[]): EntityPlace[] {
  const places: EntityPlace[] = [];
  const walk = (value: unknown, depth: number, parents: readonly JsonObject[], at: ResponsePath): void => {
    const step = path[depth];
    if (step === '@') {
      if (!Array.isArray(value)) return;
      for (const [index, element] of value.entries()) walk(element, depth + 1, parents, [...at, index]);
    } else if (isJsonObject(value)) {
      if (step === undefined) places.push({ entity: value, parents, path: at });
      else walk(readOwn(value, step), depth + 1, [value, ...parents], [...at, step]);
    }
  };
  walk(data, 0, [], []);
  return places;
}

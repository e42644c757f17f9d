import type { ClientPlace, ClientPlaces } from '../operation/client-places.ts';
import type { JsonObject } from '../subgraph-client.ts';
import { isJsonObject, readOwn } from './own.ts';

/** Visits every object at a plan's path, in order, with the place that the types of the objects above it lead to. */
export function findRouted(
  data: JsonObject,
  path: readonly string[],
  places: ClientPlaces,
  visit: (entity: JsonObject, place: ClientPlace) => void,
): void {
  const walk = (value: unknown, depth: number, place: ClientPlace): void => {
    const step = path[depth];
    if (step === '@') {
      if (Array.isArray(value)) for (const element of value) walk(element, depth + 1, place);
      return;
    }
    if (!isJsonObject(value)) return;
    if (step === undefined) return visit(value, place);
    const typeName = readOwn(value, '__typename');
    const below = places.below(place, typeof typeName === 'string' ? typeName : undefined, step);
    walk(readOwn(value, step), depth + 1, below);
  };
  walk(data, 0, places.root);
}

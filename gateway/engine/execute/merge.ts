import type { JsonObject } from '../subgraph-client.ts';
import { isJsonObject, readOwn, writeOwn } from './own.ts';

/** Tells object types from the interface names that a subgraph with `@interfaceObject` writes in `__typename`. */
export type IsObjectType = (typeName: unknown) => boolean;

/**
 * Merges what a subgraph has answered into the data gathered so far. Objects merge key by key, lists of equal length
 * element by element, everything else is replaced; only null replaces no object and no list, since it is what a subgraph
 * says that has failed to bring its part. Parts of `source` become parts of `target` without being copied.
 */
export function mergeInto(target: JsonObject, source: JsonObject, isObjectType: IsObjectType): void {
  // The hottest loop of the engine: `for in` takes no list of keys; JSON objects inherit nothing enumerable.
  for (const key in source) {
    const incoming = source[key];
    if (incoming === undefined) continue;
    const present = readOwn(target, key);
    if (present === undefined) writeOwn(target, key, incoming);
    else if (key === '__typename') mergeTypeName(target, incoming, isObjectType);
    else writeOwn(target, key, mergeValues(present, incoming, isObjectType));
  }
}

/** The name of an object type is never replaced by that of an interface. */
function mergeTypeName(target: JsonObject, incoming: unknown, isObjectType: IsObjectType): void {
  if (isObjectType(incoming)) target['__typename'] = incoming;
}

function mergeValues(present: unknown, incoming: unknown, isObjectType: IsObjectType): unknown {
  if (present === incoming || (incoming === null && typeof present === 'object')) return present;
  if (isJsonObject(present) && isJsonObject(incoming)) {
    mergeInto(present, incoming, isObjectType);
    return present;
  }
  if (Array.isArray(present) && Array.isArray(incoming) && present.length === incoming.length) {
    for (const [index, element] of incoming.entries()) {
      present[index] = mergeValues(present[index], element, isObjectType);
    }
    return present;
  }
  return incoming;
}

import type { JsonObject } from '../subgraph-client.ts';

/** True for JSON objects: not null, not a list, not a number kept as text (`JSON.rawJSON`). */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isRawJson(value);
}

/**
 * Reads a key that a client may have chosen: `constructor` and `__proto__` are never inherited. What JSON objects
 * inherit is functions, which JSON cannot hold, and `__proto__`; asking `Object.hasOwn` each time costs more than all
 * else here.
 */
export function readOwn(object: JsonObject, key: string): unknown {
  const value = object[key];
  const mayBeInherited = typeof value === 'function' || key === '__proto__';
  return mayBeInherited && !Object.hasOwn(object, key) ? undefined : value;
}

/** Writes a key that a client may have chosen: `__proto__` becomes a key like any other. */
export function writeOwn(object: JsonObject, key: string, value: unknown): void {
  if (key === '__proto__') {
    Object.defineProperty(object, key, { value, enumerable: true, writable: true, configurable: true });
  } else {
    object[key] = value;
  }
}

const { isRawJSON } = JSON as unknown as { isRawJSON?: (value: unknown) => boolean };

/** A number kept as text. */
export function isRawJson(value: unknown): boolean {
  // `isRawJSON` costs much more than reading the only key that such a value has.
  return (
    typeof value === 'object' &&
    value !== null &&
    'rawJSON' in value &&
    isRawJSON !== undefined &&
    isRawJSON(value)
  );
}

/** The number as it was written; undefined for anything else. */
export function textOfRawJson(value: unknown): string | undefined {
  return isRawJson(value) ? (value as { readonly rawJSON: string }).rawJSON : undefined;
}

import type { JsonObject } from '../subgraph-client.ts';

/** True for JSON objects: not null, not a list, not a number kept as text (`JSON.rawJSON`). */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isRawJson(value);
}

/** Reads a key that a client may have chosen: `constructor` and `__proto__` are never inherited. */
export function readOwn(object: JsonObject, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
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

function isRawJson(value: object): boolean {
  return Object.isFrozen(value) && isRawJSON !== undefined && isRawJSON(value);
}

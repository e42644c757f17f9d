import { isJsonObject, writeOwn } from './own.ts';
import type { JsonObject } from '../subgraph-client.ts';

/** A deep copy of JSON data; numbers kept as text stay what they are, which `structuredClone` would not do. */
export function cloneJson<T>(value: T): T {
  if (Array.isArray(value)) return value.map((element: unknown) => cloneJson(element)) as T;
  if (!isJsonObject(value)) return value;
  const copy: JsonObject = {};
  for (const key of Object.keys(value)) writeOwn(copy, key, cloneJson(value[key]));
  return copy as T;
}

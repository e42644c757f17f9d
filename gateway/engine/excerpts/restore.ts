import { isJsonObject, writeOwn } from '../execute/own.ts';
import { parseJson } from '../../../platform/json/parse-json.ts';
import type { JsonObject } from '../subgraph-client.ts';

/**
 * Turns all excerpts in the data into the values that they stand for, in place.
 * @param done objects that have been: they hold values, whose keys may look like those of excerpts
 */
export function restore(data: unknown, done: Set<object>): void {
  if (Array.isArray(data)) for (const element of data) restore(element, done);
  else if (isJsonObject(data) && !done.has(data)) {
    done.add(data);
    restoreObject(data, done);
  }
}

function restoreObject(object: JsonObject, done: Set<object>): void {
  for (const key of Object.keys(object)) {
    const value = object[key];
    if (!isExcerpt(key)) {
      restore(value, done);
      continue;
    }
    // `delete` would make the object slow for everyone after us.
    object[key] = undefined;
    if (typeof value !== 'string') continue;
    const fields = parseJson(Buffer.from(`{${value}}`, 'latin1').toString()) as JsonObject;
    for (const name of Object.keys(fields)) writeOwn(object, name, fields[name]);
  }
}

function isExcerpt(key: string): boolean {
  return key.startsWith('#');
}

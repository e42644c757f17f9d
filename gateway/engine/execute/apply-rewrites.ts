import type { GraphQLSchema } from 'graphql';
import { fulfils } from '../operation/selection.ts';
import type { Rewrite } from '../plan/plan.ts';
import type { JsonObject } from '../subgraph-client.ts';
import { isJsonObject, readOwn, writeOwn } from './own.ts';

const FRAGMENT = '... on ';

/** Applies a fetch's rewrites to a representation (before sending) or to received data (before merging), in place. */
export function applyRewrites(schema: GraphQLSchema, rewrites: readonly Rewrite[], value: unknown): void {
  for (const rewrite of rewrites) {
    const field = rewrite.path.at(-1);
    if (field === undefined) continue;
    forEachAt(schema, rewrite.path.slice(0, -1), value, (object) => rewriteField(rewrite, object, field));
  }
}

function rewriteField(rewrite: Rewrite, object: JsonObject, field: string): void {
  if (rewrite.kind === 'ValueSetter') {
    writeOwn(object, field, rewrite.setValueTo);
    return;
  }
  const value = readOwn(object, field);
  if (value === undefined) return;
  writeOwn(object, rewrite.renameKeyTo, value);
  // Merging and reading skip undefined; `delete` would make the object slow for everyone after us.
  object[field] = undefined;
}

/** Calls `visitObject` for every object at the path, through lists. An object without `__typename` fits any fragment. */
export function forEachAt(
  schema: GraphQLSchema,
  path: readonly string[],
  value: unknown,
  visitObject: (object: JsonObject) => void,
): void {
  if (Array.isArray(value)) {
    for (const element of value) forEachAt(schema, path, element, visitObject);
    return;
  }
  if (!isJsonObject(value)) return;
  const [step, ...rest] = path;
  if (step === undefined) visitObject(value);
  else if (!step.startsWith(FRAGMENT)) forEachAt(schema, rest, readOwn(value, step), visitObject);
  else if (fitsFragment(schema, value, step.slice(FRAGMENT.length))) {
    forEachAt(schema, rest, value, visitObject);
  }
}

function fitsFragment(schema: GraphQLSchema, object: JsonObject, condition: string): boolean {
  const typeName = readOwn(object, '__typename');
  return typeof typeName !== 'string' || fulfils(schema, typeName, condition);
}

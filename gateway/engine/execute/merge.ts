import type { JsonObject } from '../subgraph-client.ts';
import { isJsonObject, readOwn, writeOwn } from './own.ts';

/** What merging asks the schema. */
export interface MergeRules {
  /** Tells object types from the interface names that a subgraph with `@interfaceObject` writes in `__typename`. */
  readonly isObjectType: (typeName: unknown) => boolean;
  /** Whether the schema allows the value at the place; asked only where two values do not go together. */
  readonly fits: (value: unknown, place: MergePlace) => boolean;
}

/** Where a value is merged, seen from the object that a fetch fills. */
export interface MergePlace {
  /** Undefined for a field of that object. */
  readonly above: MergePlace | undefined;
  /** Undefined for an element of the list above. */
  readonly field: { readonly of: JsonObject; readonly key: string } | undefined;
}

/**
 * Merges what a subgraph has answered into the data gathered so far, in whatever order it comes: objects key by key,
 * lists of equal length element by element. Where that is not possible, what the schema does not allow gives way to what
 * it allows, null to everything, and the shorter list to the longer one: nobody can tell which of their elements are the
 * same, and none is lost. What gives way was never there, so that all that only it has brought is missing. Parts of
 * `source` become parts of `target` without being copied.
 */
export function mergeInto(
  target: JsonObject,
  source: JsonObject,
  rules: MergeRules,
  above?: MergePlace,
): void {
  // The hottest loop of the engine: `for in` takes no list of keys; JSON objects inherit nothing enumerable.
  for (const key in source) {
    const incoming = source[key];
    if (incoming === undefined) continue;
    const present = readOwn(target, key);
    if (present === undefined) writeOwn(target, key, incoming);
    else if (key === '__typename') mergeTypeName(target, incoming, rules);
    else if (present !== incoming && incoming !== null) {
      const place = { above, field: { of: target, key } };
      writeOwn(target, key, mergeValues(present, incoming, rules, place));
    }
  }
}

/** The name of an object type is never replaced by that of an interface. */
function mergeTypeName(target: JsonObject, incoming: unknown, { isObjectType }: MergeRules): void {
  if (isObjectType(incoming)) target['__typename'] = incoming;
}

function mergeValues(present: unknown, incoming: unknown, rules: MergeRules, place: MergePlace): unknown {
  if (incoming === null || present === incoming) return present;
  if (present === null) return incoming;
  if (isJsonObject(present) && isJsonObject(incoming)) {
    mergeInto(present, incoming, rules, place);
    return present;
  }
  if (Array.isArray(present) && Array.isArray(incoming)) return mergeLists(present, incoming, rules, place);
  return rules.fits(incoming, place) ? incoming : present;
}

function mergeLists(
  present: unknown[],
  incoming: unknown[],
  rules: MergeRules,
  above: MergePlace,
): readonly unknown[] {
  if (present.length !== incoming.length) return present.length > incoming.length ? present : incoming;
  const place = { above, field: undefined };
  for (const [index, value] of incoming.entries())
    present[index] = mergeValues(present[index], value, rules, place);
  return present;
}

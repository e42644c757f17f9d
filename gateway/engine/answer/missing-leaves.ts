import { getNamedType, isInterfaceType, isObjectType, type SelectionSetNode } from 'graphql';
import type { Compilation } from '../compile/compilation.ts';
import type { PlacesOf } from '../execute/error-log.ts';
import type { LocatedError } from '../execute/located-error.ts';
import { isJsonObject, readOwn } from '../execute/own.ts';
import { clientSelectionAt } from '../operation/client-selection.ts';
import { collectFields } from '../operation/collect-fields.ts';
import { fragmentsIn } from '../operation/document-parts.ts';
import type { ResponsePath } from '../operation/response-tree.ts';
import type { SelectionScope } from '../operation/selection.ts';
import { entitySelections } from '../plan/entity-selections.ts';
import { finalKey } from '../plan/final-key.ts';
import { fetchesIn } from '../plan/map-fetches.ts';
import type { FetchNode } from '../plan/plan.ts';
import type { JsonObject } from '../subgraph-client.ts';

/**
 * Where errors are told of fetches that share an object with others: `item` is asked of two subgraphs, one fails, and
 * what it was to bring is missing in the other one's object. An error is told at what is missing below the value that
 * its subgraph has lost because of it, and at its own place where that has no value to look into. What no fetch of this object was to bring depends on
 * what they were to bring, and is told of all of them.
 */
export function findMissingLeaves(
  compilation: Compilation,
  data: JsonObject,
  all: readonly LocatedError[],
): PlacesOf {
  const fetches = fetchesIn(compilation.plan);
  const isTold = (leaf: ResponsePath): boolean =>
    all.some(({ path }) => path !== undefined && leaf.every((step, depth) => step === path[depth]));
  const missing = (fetch: FetchNode, top: ResponsePath): readonly ResponsePath[] =>
    leavesOfFetch(compilation, fetch, { data, top });
  const missingOf = remember((service: string, top: ResponsePath): readonly ResponsePath[] => {
    const sharing = fetches.filter((fetch) => isAt(fetch, top));
    const own = sharing
      .filter(({ subgraph }) => subgraph === service)
      .flatMap((fetch) => missing(fetch, top));
    if (own.length === 0) return own;
    const planned = new Set(sharing.flatMap((fetch) => missing(fetch, top)).map((leaf) => leaf.join('.')));
    const orphans = leavesOfClient(compilation, { data, top });
    return [...own, ...orphans.filter((leaf) => !planned.has(leaf.join('.')) && !isTold(leaf))];
  });
  return ({ path = [], extensions: { service = '' } }, lostDepth) => {
    const depths = new Set(fetches.flatMap((fetch) => depthOf(fetch, path) ?? []));
    const lost = path.slice(0, lostDepth);
    const found = [...depths]
      .flatMap((depth) => missingOf(service, path.slice(0, depth)))
      .filter((leaf) => lost.every((step, depth) => step === leaf[depth]));
    return found.length === 0 || isComposite(valueAt(data, path)) ? found : [path, ...found];
  };
}

/** Depth of what the fetch selects first on the way of a path; undefined when it does not lie there. */
function depthOf({ path: plan }: FetchNode, path: ResponsePath): number | undefined {
  const leads = plan.every((step, depth) =>
    step === '@' ? typeof path[depth] === 'number' : path[depth] === step,
  );
  return leads && path.length > plan.length ? plan.length + 1 : undefined;
}

function isAt(fetch: FetchNode, top: ResponsePath): boolean {
  return depthOf(fetch, top) === top.length;
}

/** A field of one object in the data. */
interface Top {
  readonly data: JsonObject;
  readonly top: ResponsePath;
}

/** What the fetch selects below the field, and what never came. */
function leavesOfFetch(
  compilation: Compilation,
  fetch: FetchNode,
  { data, top }: Top,
): readonly ResponsePath[] {
  const { fullSchema } = compilation;
  const keyOf = finalKey(fetch);
  const scope: SelectionScope = {
    schema: fullSchema,
    fragments: fragmentsIn(fetch.document),
    keyOf: ({ alias, name }) => keyOf((alias ?? name).value),
  };
  const object = valueAt(data, top.slice(0, -1));
  const root = fetch.operationKind === 'query' ? 'Query' : 'Mutation';
  const typeName = typeNameOf(object) ?? (fetch.requires ? '' : root);
  const groups = collectFields(scope, typeName, [entitySelections(fetch)]);
  const search = { scope, found: [] };
  for (const group of groups)
    if (group.key === top.at(-1))
      collectMissing(search, valueAt(data, top), top, {
        typeName: fieldType(scope, typeName, group.name),
        sets: group.selectionSets,
      });
  return search.found;
}

/** The same, for what the client selects. */
function leavesOfClient(compilation: Compilation, { data, top }: Top): readonly ResponsePath[] {
  const plan = top.map((step) => (typeof step === 'number' ? '@' : step));
  const { type, sets } = clientSelectionAt(compilation, plan);
  const search = { scope: compilation.scope, found: [] };
  collectMissing(search, valueAt(data, top), top, { typeName: type?.name ?? '', sets });
  return search.found;
}

interface Search {
  readonly scope: SelectionScope;
  readonly found: ResponsePath[];
}

interface Selected {
  /** Declared; the object's own decides. */
  readonly typeName: string;
  readonly sets: readonly SelectionSetNode[];
}

function collectMissing(search: Search, value: unknown, path: ResponsePath, selected: Selected): void {
  if (Array.isArray(value))
    for (const [index, element] of value.entries())
      collectMissing(search, element, [...path, index], selected);
  if (!isJsonObject(value)) return;
  const typeName = typeNameOf(value) ?? selected.typeName;
  for (const { key, name, selectionSets } of collectFields(search.scope, typeName, selected.sets)) {
    if (name === '__typename') continue;
    const child = readOwn(value, key);
    if (child === undefined) search.found.push([...path, key]);
    else
      collectMissing(search, child, [...path, key], {
        typeName: fieldType(search.scope, typeName, name),
        sets: selectionSets,
      });
  }
}

function fieldType({ schema }: SelectionScope, parent: string, field: string): string {
  const type = schema.getType(parent);
  if (!isObjectType(type) && !isInterfaceType(type)) return '';
  return getNamedType(type.getFields()[field]?.type)?.name ?? '';
}

function typeNameOf(value: unknown): string | undefined {
  const name = isJsonObject(value) ? readOwn(value, '__typename') : undefined;
  return typeof name === 'string' ? name : undefined;
}

function valueAt(data: JsonObject, path: ResponsePath): unknown {
  return path.reduce<unknown>(
    (value, step) => (isComposite(value) ? readOwn(value as JsonObject, String(step)) : undefined),
    data,
  );
}

function isComposite(value: unknown): boolean {
  return isJsonObject(value) || Array.isArray(value);
}

/** Many errors speak of one place. */
function remember(find: (service: string, top: ResponsePath) => readonly ResponsePath[]): typeof find {
  const known = new Map<string, readonly ResponsePath[]>();
  return (service, top) => {
    const key = `${service} ${JSON.stringify(top)}`;
    const found = known.get(key) ?? find(service, top);
    known.set(key, found);
    return found;
  };
}

import { Kind, type SelectionSetNode } from 'graphql';
import { entitySelections } from '../../entity-selections.ts';
import { finalKey } from '../../final-key.ts';
import type { FetchNode, RequiredSelection } from '../../plan.ts';

/**
 * The places of values in the answer, as texts: `citizens.address.zip`. Lists make no difference, nor does the type of
 * an object.
 */
type Paths = ReadonlySet<string>;

/** Where a fetch brings values. */
export function broughtBy(fetch: FetchNode): Paths {
  const paths = new Set<string>();
  const keyOf = finalKey(fetch);
  const add = (at: readonly string[], set: SelectionSetNode): void => {
    for (const node of set.selections) {
      const path = node.kind === Kind.FIELD ? [...at, keyOf(node.alias?.value ?? node.name.value)] : at;
      if (node.kind === Kind.FIELD) paths.add(path.join('.'));
      if ('selectionSet' in node && node.selectionSet) add(path, node.selectionSet);
    }
  };
  add(placeOf(fetch), entitySelections(fetch));
  return paths;
}

/** Where a fetch reads values: keys, inputs of `@requires`, and what its arguments take from a context. */
export function readBy(fetch: FetchNode): Paths {
  const paths = new Set<string>();
  const add = (at: readonly string[], selections: readonly RequiredSelection[]): void => {
    for (const selection of selections) {
      const path = selection.kind === 'field' ? [...at, selection.responseName] : at;
      if (selection.kind === 'field' && !selection.selections) paths.add(path.join('.'));
      add(path, selection.selections ?? []);
    }
  };
  add(placeOf(fetch), fetch.requires ?? []);
  for (const { path } of fetch.contextRewrites) paths.add(contextPath(fetch, path).join('.'));
  return paths;
}

/** `../../... on Shop/currency` from the fetched objects on. */
function contextPath(fetch: FetchNode, path: readonly string[]): readonly string[] {
  const up = path.filter((step) => step === '..').length;
  const down = path.slice(up).filter((step) => !step.startsWith('... on '));
  const place = placeOf(fetch);
  return [...place.slice(0, place.length - up), ...down];
}

/** The path of the objects that a fetch fills, without its list steps. */
export function placeOf({ path }: FetchNode): readonly string[] {
  return path.filter((step) => step !== '@');
}

/** True when some path is in both. */
export function overlap(paths: Paths, others: Paths): boolean {
  for (const path of paths) if (others.has(path)) return true;
  return false;
}

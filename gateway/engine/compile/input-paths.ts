import { fetchesIn } from '../plan/map-fetches.ts';
import type { PlanNode, RequiredSelection } from '../plan/plan.ts';

/**
 * What the plan's fetches read of the merged data, keys and inputs of `@requires`: `inputPath` of each value.
 */
export function inputPaths(plan: PlanNode | undefined): ReadonlySet<string> {
  const paths = new Set<string>();
  for (const fetch of fetchesIn(plan)) addInputs(paths, inputPath(fetch.path), fetch.requires ?? []);
  return paths;
}

/** A plan's path as one text; lists make no difference. */
export function inputPath(path: readonly string[]): string {
  return path.filter((step) => step !== '@').join('.');
}

function addInputs(paths: Set<string>, at: string, selections: readonly RequiredSelection[]): void {
  for (const selection of selections) {
    if (selection.kind === 'fragment') {
      addInputs(paths, at, selection.selections);
      continue;
    }
    const path = at === '' ? selection.responseName : `${at}.${selection.responseName}`;
    paths.add(path);
    addInputs(paths, path, selection.selections ?? []);
  }
}

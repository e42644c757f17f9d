import type { FetchNode } from './plan.ts';

/** Keys that the planner has aliased to keep two selections apart → the response name they get in the end. */
export function renamedKeys(fetch: FetchNode): ReadonlyMap<string, string> {
  const renamers = fetch.outputRewrites.filter((rewrite) => rewrite.kind === 'KeyRenamer');
  return new Map(renamers.map((rewrite) => [rewrite.path.at(-1) ?? '', rewrite.renameKeyTo]));
}

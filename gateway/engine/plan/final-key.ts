import type { FetchNode } from './plan.ts';

/** The key that a response name of the fetch has in the end: the planner aliases some to keep two selections apart. */
export function finalKey(fetch: FetchNode): (responseName: string) => string {
  const renamers = fetch.outputRewrites.filter((rewrite) => rewrite.kind === 'KeyRenamer');
  const renamed = new Map(renamers.map((rewrite) => [rewrite.path.at(-1) ?? '', rewrite.renameKeyTo]));
  return (responseName) => renamed.get(responseName) ?? responseName;
}

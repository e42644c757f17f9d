import { Kind, type SelectionSetNode } from 'graphql';
import { entitySelections } from '../plan/entity-selections.ts';
import { finalKey } from '../plan/final-key.ts';
import { fetchesIn } from '../plan/map-fetches.ts';
import type { PlanNode } from '../plan/plan.ts';
import { inputPath } from './input-paths.ts';

/** What entity fetches bring to the entities themselves, of whatever type: paths as in `inputPaths`. */
export function broughtPaths(plan: PlanNode | undefined): ReadonlySet<string> {
  const paths = new Set<string>();
  for (const fetch of fetchesIn(plan)) {
    if (!fetch.requires) continue;
    const keyOf = finalKey(fetch);
    const at = inputPath(fetch.path);
    for (const name of namesIn(entitySelections(fetch))) paths.add(`${at}.${keyOf(name)}`);
  }
  return paths;
}

function namesIn(set: SelectionSetNode): readonly string[] {
  return set.selections.flatMap((node) => {
    if (node.kind === Kind.FIELD) return [node.alias?.value ?? node.name.value];
    return node.kind === Kind.INLINE_FRAGMENT ? namesIn(node.selectionSet) : [];
  });
}

import { Kind, type SelectionSetNode } from 'graphql';
import { entitySelections } from '../plan/entity-selections.ts';
import { fetchesIn } from '../plan/map-fetches.ts';
import type { PlanNode } from '../plan/plan.ts';
import { renamedKeys } from '../plan/renamed-keys.ts';
import { inputPath } from './input-paths.ts';

/** What entity fetches bring to the entities themselves, of whatever type: paths as in `inputPaths`. */
export function broughtPaths(plan: PlanNode | undefined): ReadonlySet<string> {
  const paths = new Set<string>();
  for (const fetch of fetchesIn(plan)) {
    if (!fetch.requires) continue;
    const renamed = renamedKeys(fetch);
    const at = inputPath(fetch.path);
    for (const key of keysIn(entitySelections(fetch))) paths.add(`${at}.${renamed.get(key) ?? key}`);
  }
  return paths;
}

function keysIn(set: SelectionSetNode): readonly string[] {
  return set.selections.flatMap((node) => {
    if (node.kind === Kind.FIELD) return [node.alias?.value ?? node.name.value];
    return node.kind === Kind.INLINE_FRAGMENT ? keysIn(node.selectionSet) : [];
  });
}

import type { ResponseTree } from '../operation/response-tree.ts';
import type { RequiredSelection } from './plan.ts';

/**
 * Drops from what a fetch requires everything that no fetch of this variant brings.
 *
 * Why: the planner puts a field with `@requires` under `@include(if: $a)` into one fetch with others. When `$a` is
 * false its inputs are not fetched, and an entity without them would lose the other fields as well.
 */
export function pruneRequired(
  selections: readonly RequiredSelection[],
  fetched: ResponseTree | undefined,
): readonly RequiredSelection[] {
  return selections.flatMap((selection): RequiredSelection[] => {
    if (selection.kind === 'fragment') {
      return [{ ...selection, selections: pruneRequired(selection.selections, fetched) }];
    }
    const branch = fetched?.child(selection.responseName);
    if (!branch) return [];
    return [
      selection.selections
        ? { ...selection, selections: pruneRequired(selection.selections, branch) }
        : selection,
    ];
  });
}

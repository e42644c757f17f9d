import { Kind, type SelectionSetNode } from 'graphql';
import { fetchesIn } from '../map-fetches.ts';
import type { PlanNode } from '../plan.ts';

/**
 * True when some fetch selects a field of one of these names, on whatever type: a repair that is only needed for such
 * fields asks here first, since looking at the types of everything selected costs more than most plans deserve.
 */
export function maySelect(plan: PlanNode, names: ReadonlySet<string>): boolean {
  if (names.size === 0) return false;
  const mentions = (set: SelectionSetNode): boolean =>
    set.selections.some(
      (node) =>
        (node.kind === Kind.FIELD && names.has(node.name.value)) ||
        ('selectionSet' in node && node.selectionSet !== undefined && mentions(node.selectionSet)),
    );
  return fetchesIn(plan).some(({ document }) =>
    document.definitions.some((node) => 'selectionSet' in node && mentions(node.selectionSet)),
  );
}

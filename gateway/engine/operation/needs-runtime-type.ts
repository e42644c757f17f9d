import { Kind, type SelectionSetNode } from 'graphql';
import { fragmentOf, fulfils, type SelectionScope } from './selection.ts';

/**
 * True when what is selected on an interface depends on which implementation an object is: `__typename` or a fragment
 * on an implementation. Where it does not, an object of which only the interface is known (it comes from a subgraph
 * with `@interfaceObject`) can be answered all the same.
 */
export function needsRuntimeType(
  scope: SelectionScope,
  interfaceName: string,
  sets: readonly SelectionSetNode[],
): boolean {
  return sets.some((set) =>
    set.selections.some((node) => {
      if (node.kind === Kind.FIELD) return node.name.value === '__typename';
      const fragment = fragmentOf(scope, node);
      if (!fragment) return false;
      return (
        !fulfils(scope.schema, interfaceName, fragment.condition) ||
        needsRuntimeType(scope, interfaceName, [fragment.selectionSet])
      );
    }),
  );
}

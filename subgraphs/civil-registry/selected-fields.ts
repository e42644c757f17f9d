import { Kind, type FragmentDefinitionNode, type GraphQLResolveInfo, type SelectionSetNode } from 'graphql';

/**
 * Names of the fields selected below the one being resolved, through fragments. `@skip` and `@include` are not
 * looked at, so a name may be there that will not be resolved; none is missing. The same set for all items of a list.
 */
export function selectedFields({ fieldNodes, fragments }: GraphQLResolveInfo): ReadonlySet<string> {
  const known = seen.get(fieldNodes);
  if (known) return known;
  const names = new Set<string>();
  for (const { selectionSet } of fieldNodes) if (selectionSet) collect(selectionSet, fragments, names);
  seen.set(fieldNodes, names);
  return names;
}

/** graphql-js makes one array for all items of a list. */
const seen = new WeakMap<GraphQLResolveInfo['fieldNodes'], ReadonlySet<string>>();

function collect(
  { selections }: SelectionSetNode,
  fragments: Readonly<Record<string, FragmentDefinitionNode>>,
  names: Set<string>,
): void {
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) {
      names.add(selection.name.value);
      continue;
    }
    const body = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments[selection.name.value];
    if (body) collect(body.selectionSet, fragments, names);
  }
}

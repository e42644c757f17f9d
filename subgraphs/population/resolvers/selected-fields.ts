import type { FieldNode, GraphQLResolveInfo, SelectionSetNode } from 'graphql';

type Fragments = GraphQLResolveInfo['fragments'];

/** Names of the fields asked for below this one, at the end of a path; fragments and aliases are seen through. */
export function selectedFields(info: GraphQLResolveInfo, path: readonly string[]): ReadonlySet<string> {
  let level = [...info.fieldNodes];
  for (const name of path)
    level = fieldsOf(level, info.fragments).filter((field) => field.name.value === name);
  return new Set(fieldsOf(level, info.fragments).map((field) => field.name.value));
}

function fieldsOf(parents: readonly FieldNode[], fragments: Fragments): FieldNode[] {
  return parents.flatMap(({ selectionSet }) => flatten(selectionSet, fragments));
}

function flatten(set: SelectionSetNode | undefined, fragments: Fragments): FieldNode[] {
  return (set?.selections ?? []).flatMap((selection) => {
    if (selection.kind === 'Field') return [selection];
    if (selection.kind === 'InlineFragment') return flatten(selection.selectionSet, fragments);
    return flatten(fragments[selection.name.value]?.selectionSet, fragments);
  });
}

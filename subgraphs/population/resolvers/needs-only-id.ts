import type { FieldNode, GraphQLResolveInfo } from 'graphql';

/**
 * True when a citizen is asked about no field but the ID, which the one who points at him knows: no SELECT is needed.
 * The gateway asks so for every citizen whose other fields come from another register.
 */
export function needsOnlyId({ fieldNodes }: GraphQLResolveInfo): boolean {
  return fieldNodes.every((node) => {
    const known = ANSWERS.get(node);
    if (known !== undefined) return known;
    const answer = node.selectionSet?.selections.every(isId) ?? false;
    ANSWERS.set(node, answer);
    return answer;
  });
}

/** Documents are parsed once and kept, so a thousand rows of an answer look here. */
const ANSWERS = new WeakMap<FieldNode, boolean>();

/** A fragment may hold anything, so it counts as more than the ID. */
function isId(selection: { readonly kind: string; readonly name?: { readonly value: string } }): boolean {
  return (
    selection.kind === 'Field' && (selection.name?.value === 'id' || selection.name?.value === '__typename')
  );
}

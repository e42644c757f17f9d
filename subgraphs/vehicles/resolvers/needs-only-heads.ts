import type { FieldNode, GraphQLResolveInfo, SelectionNode } from 'graphql';

/**
 * True when a citizen's section is asked for nothing of its vehicles that a `VehicleHead` cannot answer. A fragment may
 * hold anything, so it counts as more.
 */
export function needsOnlyHeads({ fieldNodes }: GraphQLResolveInfo): boolean {
  return fieldNodes.every((node) => {
    const known = ANSWERS.get(node);
    if (known !== undefined) return known;
    const answer = node.selectionSet?.selections.every(isAnsweredByHeads) ?? false;
    ANSWERS.set(node, answer);
    return answer;
  });
}

/** Documents are parsed once and kept, so a thousand citizens of an answer look here. */
const ANSWERS = new WeakMap<FieldNode, boolean>();

/** Its own fields, and those that resolvers find by them. */
const HEAD_FIELDS: ReadonlySet<string> = new Set([
  '__typename',
  'id',
  'plate',
  'plateAsPainted',
  'kind',
  'status',
  'chassisNumber',
  'engineNumbers',
  'events',
  'transfer',
  'inspection',
  'inspectionState',
  'guardianConsent',
  'identificationPlate',
]);

function isAnsweredByHeads(selection: SelectionNode): boolean {
  if (selection.kind !== 'Field') return false;
  return selection.name.value !== 'items' || (selection.selectionSet?.selections.every(isHeadField) ?? false);
}

function isHeadField(selection: SelectionNode): boolean {
  return selection.kind === 'Field' && HEAD_FIELDS.has(selection.name.value);
}

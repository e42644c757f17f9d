import { Kind, type FieldNode, type GraphQLResolveInfo, type SelectionNode } from 'graphql';
import type { SectionNeeds } from '../loaders/holdings.ts';

/** What a query wants of a citizen's section. A fragment may hold anything, so it wants everything. */
export function sectionNeeds({ fieldNodes }: GraphQLResolveInfo): SectionNeeds {
  const [first, ...others] = fieldNodes.map(needsOf);
  return first === undefined || others.length > 0 ? EVERYTHING : first;
}

const EVERYTHING: SectionNeeds = { certificates: true, parcels: 'WHOLE' };

/** Fields of a parcel that `LandParcelHead` has, and those that resolvers find by its id. */
const HEAD_FIELDS: ReadonlySet<string> = new Set([
  '__typename',
  'id',
  'legalArea',
  'purposes',
  'previousNumbers',
  'parts',
]);

/** Documents are parsed once and kept, and a thousand citizens of an answer look here. */
const NEEDS = new WeakMap<FieldNode, SectionNeeds>();

function needsOf(section: FieldNode): SectionNeeds {
  const known = NEEDS.get(section);
  if (known) return known;
  const needs = readNeeds(section.selectionSet?.selections ?? []);
  NEEDS.set(section, needs);
  return needs;
}

function readNeeds(selections: readonly SelectionNode[]): SectionNeeds {
  const fields = selections.filter((selection) => selection.kind === Kind.FIELD);
  if (fields.length < selections.length) return EVERYTHING;
  const parcels = fields.filter(({ name }) => name.value === 'parcels');
  const certificates = fields.some(({ name }) => name.value === 'certificates');
  if (parcels.length === 0) return { certificates, parcels: 'NOT' };
  return { certificates, parcels: parcels.every(isHead) ? 'HEADS' : 'WHOLE' };
}

function isHead({ selectionSet }: FieldNode): boolean {
  const fields = selectionSet?.selections ?? [];
  return fields.every((field) => field.kind === Kind.FIELD && HEAD_FIELDS.has(field.name.value));
}

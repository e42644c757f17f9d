import type { GraphQLResolveInfo } from 'graphql';
import { selectedFields } from './selected-fields.ts';

/** Fields of a citizen that `BASIC_COLUMNS` answer, in this register or through the household's file number. */
const BASIC_FIELDS = new Set([
  '__typename',
  'id',
  'name',
  'sex',
  'dateOfBirth',
  'lifeStatus',
  'household',
  'permanentResidence',
]);

/** Of the residence they answer the unit: the land register asks for it with each citizen. */
const BASIC_RESIDENCE_FIELDS = new Set(['__typename', 'unit']);

/** True for the report's page: it asks no more of a thousand people, and pays for no more. */
export function asksBasicsOnly(info: GraphQLResolveInfo): boolean {
  const node = ['edges', 'node'];
  const residence = selectedFields(info, [...node, 'permanentResidence']);
  return (
    [...selectedFields(info, node)].every((field) => BASIC_FIELDS.has(field)) &&
    [...residence].every((field) => BASIC_RESIDENCE_FIELDS.has(field))
  );
}

import { defineEntity, p, type InferEntity } from '@mikro-orm/postgresql';
import { HouseholdRow } from './household-row.ts';
import { PersonRow } from './person-row.ts';
import { recordColumns } from '../../shared/record-columns.ts';

/** A membership that ended; the one that lasts stands in `person`. */
export const FormerHouseholdMemberRow = defineEntity({
  name: 'FormerHouseholdMemberRow',
  tableName: 'former_household_member',
  properties: {
    id: p.bigint('number').primary(),
    householdNumber: () => p.manyToOne(HouseholdRow).mapToPk().fieldName('household_number'),
    personId: () => p.manyToOne(PersonRow).mapToPk().fieldName('person_id'),
    relationToHeadCode: p.text().nullable(),
    since: p.string().columnType('date').nullable(),
    until: p.string().columnType('date'),
    deletionReasonCode: p.text().nullable(),
    ...recordColumns(),
  },
  indexes: [
    { name: 'former_member_household', properties: ['householdNumber'] },
    { name: 'former_member_person', properties: ['personId'] },
  ],
});

export type FormerHouseholdMemberRow = InferEntity<typeof FormerHouseholdMemberRow>;

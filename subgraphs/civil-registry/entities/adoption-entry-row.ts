import { defineEntity, type InferEntity } from '@mikro-orm/core';
import { citizenId, entryChecks, entryColumns, entryKey, partialDate } from './entry-columns.ts';

const p = defineEntity.properties;

/** Adoptions and their end. Sealed: no statement of this register reads the table until rights exist. */
export const AdoptionEntryRow = defineEntity({
  name: 'AdoptionEntryRow',
  tableName: 'adoption_entry',
  properties: {
    ...entryColumns(),
    adoptedId: citizenId().nullable(),
    adoptedName: p.string().columnType('text'),
    adoptedDateOfBirth: partialDate().nullable(),
    adoptiveFatherId: citizenId().nullable(),
    adoptiveFatherName: p.string().columnType('text').nullable(),
    adoptiveMotherId: citizenId().nullable(),
    adoptiveMotherName: p.string().columnType('text').nullable(),
    /** Birth parents, guardian or institution that gave the child. */
    givenBy: p.string().columnType('text').nullable(),
    withForeignElement: p.boolean().default(false),
    startsOn: p.date(),
    endedOn: p.date().nullable(),
    endReason: p.string().columnType('text').nullable(),
    endDecisionNumber: p.string().columnType('text').nullable(),
    endDecidedBy: p.string().columnType('text').nullable(),
  },
  uniques: [entryKey('adoption_entry')],
  indexes: [
    { name: 'adoption_entry_adopted', properties: ['adoptedId'] },
    { name: 'adoption_entry_adoptive_father', properties: ['adoptiveFatherId'] },
    { name: 'adoption_entry_adoptive_mother', properties: ['adoptiveMotherId'] },
  ],
  checks: [
    ...entryChecks('adoption_entry', {
      book: 'NCN',
      ids: ['adopted_id', 'adoptive_father_id', 'adoptive_mother_id'],
      dates: ['adopted_date_of_birth'],
    }),
    {
      name: 'adoption_entry_parent_check',
      expression: 'adoptive_father_name is not null or adoptive_mother_name is not null',
    },
    { name: 'adoption_entry_ended_on_check', expression: 'ended_on >= starts_on' },
  ],
});

export type AdoptionEntryRow = InferEntity<typeof AdoptionEntryRow>;

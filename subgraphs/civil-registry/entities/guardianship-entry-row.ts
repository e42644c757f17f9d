import { defineEntity, type InferEntity } from '@mikro-orm/core';
import { citizenId, entryChecks, entryColumns, entryKey, partialDate } from './entry-columns.ts';

const p = defineEntity.properties;

/** Guardianships: who looks after whom, how far, from when until when. A guardian may be an institution without ID. */
export const GuardianshipEntryRow = defineEntity({
  name: 'GuardianshipEntryRow',
  tableName: 'guardianship_entry',
  properties: {
    ...entryColumns(),
    kind: p.enum(['NATURAL', 'APPOINTED', 'CHOSEN'] as const),
    guardianId: citizenId().nullable(),
    guardianName: p.string().columnType('text'),
    wardId: citizenId().nullable(),
    wardName: p.string().columnType('text'),
    wardDateOfBirth: partialDate().nullable(),
    supervisorName: p.string().columnType('text').nullable(),
    reason: p.string().columnType('text').nullable(),
    scope: p.string().columnType('text').nullable(),
    startsOn: p.date(),
    endedOn: p.date().nullable(),
    endReason: p.string().columnType('text').nullable(),
  },
  uniques: [entryKey('guardianship_entry')],
  indexes: [
    { name: 'guardianship_entry_guardian', properties: ['guardianId'] },
    { name: 'guardianship_entry_ward', properties: ['wardId'] },
  ],
  checks: [
    ...entryChecks('guardianship_entry', {
      book: 'GH',
      ids: ['guardian_id', 'ward_id'],
      dates: ['ward_date_of_birth'],
    }),
    { name: 'guardianship_entry_ended_on_check', expression: 'ended_on >= starts_on' },
  ],
});

export type GuardianshipEntryRow = InferEntity<typeof GuardianshipEntryRow>;

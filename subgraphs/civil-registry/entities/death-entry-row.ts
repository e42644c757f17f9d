import { defineEntity, type InferEntity } from '@mikro-orm/core';
import {
  citizenId,
  entryChecks,
  entryColumns,
  entryKey,
  partialDate,
  REGISTRATION_MODES,
} from './entry-columns.ts';

const p = defineEntity.properties;

/** Base death acts: time, place, cause, and who notified by which paper. */
export const DeathEntryRow = defineEntity({
  name: 'DeathEntryRow',
  tableName: 'death_entry',
  properties: {
    ...entryColumns(),
    mode: p.enum(REGISTRATION_MODES),
    deceasedId: citizenId().nullable(),
    deceasedName: p.string().columnType('text'),
    sex: p.enum(['MALE', 'FEMALE', 'UNKNOWN'] as const),
    dateOfBirth: partialDate().nullable(),
    ethnicity: p.string().columnType('text').nullable(),
    nationality: p.string().columnType('text').nullable(),
    lastResidence: p.string().columnType('text').nullable(),
    diedOn: partialDate().nullable(),
    /** `HH:MM`, local time. */
    timeOfDeath: p.string().columnType('text').nullable(),
    placeOfDeath: p.string().columnType('text').nullable(),
    cause: p.string().columnType('text').nullable(),
    notifierName: p.string().columnType('text').nullable(),
    notifierRelation: p.string().columnType('text').nullable(),
    noticeNumber: p.string().columnType('text').nullable(),
    noticeIssuedOn: p.date().nullable(),
    noticeIssuedBy: p.string().columnType('text').nullable(),
  },
  uniques: [entryKey('death_entry')],
  indexes: [
    { name: 'death_entry_deceased', properties: ['deceasedId'] },
    { name: 'death_entry_events', properties: ['unitId', 'registeredOn', 'id'] },
  ],
  checks: [
    ...entryChecks('death_entry', {
      book: 'KT',
      ids: ['deceased_id'],
      dates: ['date_of_birth', 'died_on'],
    }),
    { name: 'death_entry_time_of_death_check', expression: `time_of_death ~ '^[0-2][0-9]:[0-5][0-9]$'` },
  ],
});

export type DeathEntryRow = InferEntity<typeof DeathEntryRow>;

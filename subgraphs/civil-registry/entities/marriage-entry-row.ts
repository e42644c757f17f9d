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

/** Base marriage acts. A spouse without a personal ID, such as a foreigner, has papers instead. */
export const MarriageEntryRow = defineEntity({
  name: 'MarriageEntryRow',
  tableName: 'marriage_entry',
  properties: {
    ...entryColumns(),
    mode: p.enum(REGISTRATION_MODES),
    /** First day of the marriage when it is not the day of registration: re-registered, or concluded abroad. */
    validFrom: p.date().nullable(),
    husbandId: citizenId().nullable(),
    husbandName: p.string().columnType('text'),
    husbandDateOfBirth: partialDate().nullable(),
    husbandEthnicity: p.string().columnType('text').nullable(),
    husbandNationality: p.string().columnType('text').nullable(),
    husbandResidence: p.string().columnType('text').nullable(),
    husbandPapers: p.string().columnType('text').nullable(),
    wifeId: citizenId().nullable(),
    wifeName: p.string().columnType('text'),
    wifeDateOfBirth: partialDate().nullable(),
    wifeEthnicity: p.string().columnType('text').nullable(),
    wifeNationality: p.string().columnType('text').nullable(),
    wifeResidence: p.string().columnType('text').nullable(),
    wifePapers: p.string().columnType('text').nullable(),
  },
  uniques: [entryKey('marriage_entry')],
  indexes: [
    { name: 'marriage_entry_husband', properties: ['husbandId'] },
    { name: 'marriage_entry_wife', properties: ['wifeId'] },
    { name: 'marriage_entry_events', properties: ['unitId', 'registeredOn', 'id'] },
  ],
  checks: entryChecks('marriage_entry', {
    book: 'KH',
    ids: ['husband_id', 'wife_id'],
    dates: ['husband_date_of_birth', 'wife_date_of_birth'],
  }),
});

export type MarriageEntryRow = InferEntity<typeof MarriageEntryRow>;

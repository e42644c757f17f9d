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

/** Base birth acts as first registered; amendments never change these columns. Unknown parents are null. */
export const BirthEntryRow = defineEntity({
  name: 'BirthEntryRow',
  tableName: 'birth_entry',
  properties: {
    ...entryColumns(),
    mode: p.enum(REGISTRATION_MODES),
    childId: citizenId().nullable(),
    surname: p.string().columnType('text').nullable(),
    middleName: p.string().columnType('text').nullable(),
    givenName: p.string().columnType('text'),
    sex: p.enum(['MALE', 'FEMALE', 'UNKNOWN'] as const),
    dateOfBirth: partialDate().nullable(),
    placeOfBirth: p.string().columnType('text').nullable(),
    nativePlace: p.string().columnType('text').nullable(),
    /** List of 1979. */
    ethnicity: p.string().columnType('text').nullable(),
    /** ISO 3166-1 alpha-2. */
    nationality: p.string().columnType('text').nullable(),
    fatherId: citizenId().nullable(),
    fatherName: p.string().columnType('text').nullable(),
    fatherBirthYear: p.smallint().nullable(),
    fatherEthnicity: p.string().columnType('text').nullable(),
    fatherNationality: p.string().columnType('text').nullable(),
    fatherResidence: p.string().columnType('text').nullable(),
    motherId: citizenId().nullable(),
    motherName: p.string().columnType('text').nullable(),
    motherBirthYear: p.smallint().nullable(),
    motherEthnicity: p.string().columnType('text').nullable(),
    motherNationality: p.string().columnType('text').nullable(),
    motherResidence: p.string().columnType('text').nullable(),
  },
  uniques: [entryKey('birth_entry')],
  indexes: [
    { name: 'birth_entry_child', properties: ['childId'] },
    { name: 'birth_entry_father', properties: ['fatherId'] },
    { name: 'birth_entry_mother', properties: ['motherId'] },
    { name: 'birth_entry_events', properties: ['unitId', 'registeredOn', 'id'] },
  ],
  checks: entryChecks('birth_entry', {
    book: 'KS',
    ids: ['child_id', 'father_id', 'mother_id'],
    dates: ['date_of_birth'],
  }),
});

export type BirthEntryRow = InferEntity<typeof BirthEntryRow>;

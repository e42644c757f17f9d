import { defineEntity, type InferEntity } from '@mikro-orm/core';
import { citizenId, entryChecks, entryColumns, entryKey, partialDate } from './entry-columns.ts';

const p = defineEntity.properties;

/** Recognitions of a parent by a child or of a child by a parent; what it changes in the birth act is an amendment. */
export const RecognitionEntryRow = defineEntity({
  name: 'RecognitionEntryRow',
  tableName: 'recognition_entry',
  properties: {
    ...entryColumns(),
    parentRole: p.enum(['FATHER', 'MOTHER'] as const),
    requestedBy: p.enum(['PARENT', 'CHILD', 'COURT'] as const),
    parentId: citizenId().nullable(),
    parentName: p.string().columnType('text'),
    childId: citizenId().nullable(),
    childName: p.string().columnType('text'),
    childDateOfBirth: partialDate().nullable(),
    /** Evidence or judgment it rests on. */
    basis: p.string().columnType('text').nullable(),
  },
  uniques: [entryKey('recognition_entry')],
  indexes: [
    { name: 'recognition_entry_parent', properties: ['parentId'] },
    { name: 'recognition_entry_child', properties: ['childId'] },
  ],
  checks: entryChecks('recognition_entry', {
    book: 'CMC',
    ids: ['parent_id', 'child_id'],
    dates: ['child_date_of_birth'],
  }),
});

export type RecognitionEntryRow = InferEntity<typeof RecognitionEntryRow>;

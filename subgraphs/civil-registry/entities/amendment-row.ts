import { defineEntity, type InferEntity } from '@mikro-orm/core';
import { BirthEntryRow } from './birth-entry-row.ts';
import { DeathEntryRow } from './death-entry-row.ts';
import { citizenId, entryChecks, entryColumns, entryKey } from './entry-columns.ts';
import { GuardianshipEntryRow } from './guardianship-entry-row.ts';
import { MarriageEntryRow } from './marriage-entry-row.ts';
import { RecognitionEntryRow } from './recognition-entry-row.ts';

const p = defineEntity.properties;

/** What a later act is about. Adoption is absent: its link is sealed and has a table of its own. */
export const AMENDMENT_KINDS = [
  'CHANGE',
  'CORRECTION',
  'SUPPLEMENT',
  'ETHNICITY_REDETERMINATION',
  'PARENTAGE',
  'NATIONALITY_CHANGE',
  'DIVORCE',
  'ANNULMENT',
  'MISSING_DECLARATION',
  'DEATH_DECLARATION',
  'DECLARATION_CANCELLED',
] as const;

/** One value that an amendment sets; `field` is a code of the codelist `civil-fields`, values are as the column holds them. */
export interface RecordedChange {
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
}

/**
 * Later acts: an entry of its own (book TD: on request; book GC: judgments and foreign papers) that may annotate one
 * base act of this register. The base act may stand elsewhere: then only the person is named.
 */
export const AmendmentRow = defineEntity({
  name: 'AmendmentRow',
  tableName: 'amendment',
  properties: {
    ...entryColumns(),
    kind: p.enum(AMENDMENT_KINDS),
    origin: p.enum(['REQUEST', 'JUDGMENT', 'FOREIGN_PAPERS'] as const),
    /** Whom it concerns; of a divorce or annulment both. */
    personId: citizenId().nullable(),
    otherPersonId: citizenId().nullable(),
    birthEntryId: () =>
      p.manyToOne(BirthEntryRow).mapToPk().deleteRule('restrict').fieldName('birth_entry_id').nullable(),
    marriageEntryId: () =>
      p
        .manyToOne(MarriageEntryRow)
        .mapToPk()
        .deleteRule('restrict')
        .fieldName('marriage_entry_id')
        .nullable(),
    deathEntryId: () =>
      p.manyToOne(DeathEntryRow).mapToPk().deleteRule('restrict').fieldName('death_entry_id').nullable(),
    guardianshipEntryId: () =>
      p
        .manyToOne(GuardianshipEntryRow)
        .mapToPk()
        .deleteRule('restrict')
        .fieldName('guardianship_entry_id')
        .nullable(),
    recognitionEntryId: () =>
      p
        .manyToOne(RecognitionEntryRow)
        .mapToPk()
        .deleteRule('restrict')
        .fieldName('recognition_entry_id')
        .nullable(),
    legalBasis: p.string().columnType('text').nullable(),
    decisionNumber: p.string().columnType('text').nullable(),
    decidedOn: p.date().nullable(),
    decidedBy: p.string().columnType('text').nullable(),
    /** Day from which it holds, e.g. of a divorce the day the judgment became final. */
    effectiveOn: p.date(),
    /** Array of RecordedChange. */
    changes: p.json<readonly RecordedChange[]>(),
  },
  uniques: [entryKey('amendment')],
  indexes: [
    { name: 'amendment_person', properties: ['personId'] },
    { name: 'amendment_other_person', properties: ['otherPersonId'] },
    { name: 'amendment_birth_entry', properties: ['birthEntryId'] },
    { name: 'amendment_marriage_entry', properties: ['marriageEntryId'] },
    { name: 'amendment_death_entry', properties: ['deathEntryId'] },
    { name: 'amendment_guardianship_entry', properties: ['guardianshipEntryId'] },
    { name: 'amendment_recognition_entry', properties: ['recognitionEntryId'] },
  ],
  checks: [
    ...entryChecks('amendment', { book: '(TD|GC)', ids: ['person_id', 'other_person_id'] }),
    {
      name: 'amendment_base_check',
      expression:
        'num_nonnulls(birth_entry_id, marriage_entry_id, death_entry_id, guardianship_entry_id, recognition_entry_id) <= 1',
    },
    { name: 'amendment_changes_check', expression: `jsonb_typeof(changes) = 'array'` },
  ],
});

export type AmendmentRow = InferEntity<typeof AmendmentRow>;

import { defineEntity, p, type InferEntity } from '@mikro-orm/postgresql';
import { HouseholdRow } from './household-row.ts';
import { PERSON_WORDS_INDEX } from '../migrations/add-name-words.ts';
import { partialDateCheck } from '../../shared/partial-date-check.ts';
import { recordColumns } from '../../shared/record-columns.ts';

/**
 * One person with everything that exists once: names, the three places, codes, the valid card, family links, the
 * household and the permanent residence of today. A citizen is so one row, whatever the query asks; what has a history
 * or comes several times stands in tables of its own.
 *
 * Family links are not foreign keys: a relative may stand in no register, or enter it later.
 */
export const PersonRow = defineEntity({
  name: 'PersonRow',
  tableName: 'person',
  properties: {
    // Byte order, whatever the server's locale: keyset pages and prefix ranges rest on it.
    id: p.text().primary().collation('C'),

    fullName: p.text(),
    surname: p.text().nullable(),
    middleName: p.text().nullable(),
    givenName: p.text().nullable(),
    /** `searchKey(fullName)`. */
    searchKey: p.text().collation('C'),
    /** `spellingKey(fullName)`. */
    spellingKey: p.text().collation('C'),
    /** Only when the name was changed since. */
    birthName: p.text().nullable(),
    otherName: p.text().nullable(),

    sex: p.text(),
    dateOfBirth: p.text().nullable().collation('C'),

    birthPlaceUnitId: p.text().nullable(),
    birthPlaceAsOf: p.string().columnType('date').nullable(),
    birthPlaceDetail: p.text().nullable(),
    /** As written in the file; only when unit and detail do not say it. */
    birthPlaceText: p.text().nullable(),
    registrationPlaceUnitId: p.text().nullable(),
    registrationPlaceAsOf: p.string().columnType('date').nullable(),
    registrationPlaceDetail: p.text().nullable(),
    registrationPlaceText: p.text().nullable(),
    nativePlaceUnitId: p.text().nullable(),
    nativePlaceAsOf: p.string().columnType('date').nullable(),
    nativePlaceDetail: p.text().nullable(),
    nativePlaceText: p.text().nullable(),

    /** Codes of the list of 1979. */
    ethnicityCode: p.text().nullable(),
    religionCode: p.text().nullable(),
    nationalityCode: p.text().nullable(),
    bloodGroupCode: p.text().nullable(),
    formerIdNumbers: p.array().columnType('text[]').nullable(),

    cardIssuedOn: p.string().columnType('date').nullable(),
    cardIssuerCode: p.text().nullable(),
    /** Null beside a status: valid without end. */
    cardExpiresOn: p.string().columnType('date').nullable(),
    /** Null: no card. Expiry is counted from today, never stored. */
    cardStatus: p.text().nullable(),
    electronicIdentityLevel: p.smallint().nullable(),

    maritalStatus: p.text().nullable(),
    occupation: p.text().nullable(),
    phone: p.text().nullable(),
    email: p.text().nullable(),
    otherInformation: p.text().nullable(),

    lifeStatus: p.text(),
    /** Of death, or of going missing. */
    lifeStatusDate: p.text().nullable(),

    fatherId: p.text().nullable(),
    motherId: p.text().nullable(),
    spouseId: p.text().nullable(),
    legalRepresentativeId: p.text().nullable(),

    householdNumber: () =>
      p.manyToOne(HouseholdRow).mapToPk().fieldName('household_number').nullable().deleteRule('restrict'),
    relationToHeadCode: p.text().nullable(),
    householdSince: p.string().columnType('date').nullable(),

    permanentUnitId: p.text().nullable().collation('C'),
    permanentAddress: p.text().nullable(),
    permanentSince: p.string().columnType('date').nullable(),

    ...recordColumns(),
  },
  indexes: [
    // Pages of a commune, and its counts by sex, age and ethnic group without touching the table.
    {
      name: 'person_permanent_unit',
      properties: ['permanentUnitId', 'id'],
      include: ['sex', 'dateOfBirth', 'ethnicityCode'],
      where: 'permanent_unit_id is not null',
    },
    // Whoever is on no unit's list; the deceased reside nowhere by law.
    {
      name: 'person_nowhere',
      properties: ['id'],
      where: `permanent_unit_id is null and life_status <> 'DECEASED'`,
    },
    { name: 'person_search', properties: ['searchKey', 'id'], include: ['dateOfBirth'] },
    // Each word by its letters, and as spelled after `=`.
    { name: 'person_words', expression: PERSON_WORDS_INDEX },
    { name: 'person_birth', properties: ['dateOfBirth'] },
    { name: 'person_household', properties: ['householdNumber'] },
    { name: 'person_father', properties: ['fatherId'], where: 'father_id is not null' },
    { name: 'person_mother', properties: ['motherId'], where: 'mother_id is not null' },
    {
      name: 'person_representative',
      properties: ['legalRepresentativeId'],
      where: 'legal_representative_id is not null',
    },
  ],
  checks: [
    { name: 'person_id', expression: String.raw`id ~ '^\d{12}$'` },
    { name: 'person_sex', expression: `sex in ('UNKNOWN', 'MALE', 'FEMALE')` },
    {
      name: 'person_marital_status',
      expression: `marital_status in ('SINGLE', 'MARRIED', 'DIVORCED_OR_WIDOWED')`,
    },
    { name: 'person_life_status', expression: `life_status in ('ALIVE', 'DECEASED', 'MISSING')` },
    // Death ends the registration of residence: Law on Residence 68/2020/QH14 art. 24.
    {
      name: 'person_deceased_reside_nowhere',
      expression: `life_status <> 'DECEASED' or (permanent_unit_id is null and household_number is null)`,
    },
    { name: 'person_card_status', expression: `card_status in ('VALID', 'LOST', 'REVOKED')` },
    { name: 'person_identity_level', expression: `electronic_identity_level in (1, 2)` },
    partialDateCheck('person_date_of_birth', 'date_of_birth'),
    partialDateCheck('person_life_status_date', 'life_status_date'),
  ],
});

export type PersonRow = InferEntity<typeof PersonRow>;

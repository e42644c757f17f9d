import { columnOf } from '../../shared/statement.ts';
import type { PersonRow } from '../entities/person-row.ts';

/** What a list of a thousand people shows: reading the other columns would cost a third of its time. */
const BASIC_COLUMNS = [
  'id',
  'fullName',
  'surname',
  'middleName',
  'givenName',
  'sex',
  'dateOfBirth',
  'lifeStatus',
  'householdNumber',
  'permanentUnitId',
] as const satisfies readonly (keyof PersonRow)[];

/** What nearly every query of a citizen needs: read with each person. */
const CITIZEN_COLUMNS = [
  ...BASIC_COLUMNS,
  'ethnicityCode',
  'nationalityCode',
  'cardIssuedOn',
  'cardIssuerCode',
  'cardExpiresOn',
  'cardStatus',
  'lifeStatusDate',
  'fatherId',
  'motherId',
  'spouseId',
  'legalRepresentativeId',
  'relationToHeadCode',
  'householdSince',
  'permanentAddress',
  'permanentSince',
  'sourceSystem',
  'recordedAt',
  'verification',
] as const satisfies readonly (keyof PersonRow)[];

/** What few queries need, and the most sensitive of it: read only when asked for. */
const DETAIL_COLUMNS = [
  'id',
  'fullName',
  'surname',
  'middleName',
  'givenName',
  'birthName',
  'otherName',
  'birthPlaceUnitId',
  'birthPlaceAsOf',
  'birthPlaceDetail',
  'birthPlaceText',
  'registrationPlaceUnitId',
  'registrationPlaceAsOf',
  'registrationPlaceDetail',
  'registrationPlaceText',
  'nativePlaceUnitId',
  'nativePlaceAsOf',
  'nativePlaceDetail',
  'nativePlaceText',
  'religionCode',
  'bloodGroupCode',
  'formerIdNumbers',
  'electronicIdentityLevel',
  'maritalStatus',
  'occupation',
  'phone',
  'email',
  'otherInformation',
] as const satisfies readonly (keyof PersonRow)[];

export type BasicRow = Pick<PersonRow, (typeof BASIC_COLUMNS)[number]>;
export type CitizenRow = Pick<PersonRow, (typeof CITIZEN_COLUMNS)[number]>;
export type DetailRow = Pick<PersonRow, (typeof DETAIL_COLUMNS)[number]>;

/** Select lists of a person called `p`. */
export const BASICS = selectList(BASIC_COLUMNS);
export const CITIZEN = selectList(CITIZEN_COLUMNS);
export const DETAILS = selectList(DETAIL_COLUMNS);

function selectList(properties: readonly string[]): string {
  return properties.map((property) => `p."${columnOf(property)}" as "${property}"`).join(', ');
}

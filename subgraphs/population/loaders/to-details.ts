import { BLOOD_GROUPS } from '../../shared/codelists/blood-groups.ts';
import { coded } from '../../shared/codelists/code-list.ts';
import { RELIGIONS } from '../../shared/codelists/religions.ts';
import { splitName } from '../../shared/names/split-name.ts';
import type { PersonName } from '../../shared/register-record.ts';
import type { CitizenDetails } from '../types/citizen-details.ts';
import type { MaritalStatus } from '../types/enums.ts';
import { Place } from '../types/place.ts';
import type { DetailRow } from './person-columns.ts';
import { unitOf, type Setting } from './to-record.ts';

/** The rarely read half of a person's row. */
export function toDetails(row: DetailRow, setting: Setting): CitizenDetails {
  return {
    birthName: birthNameOf(row),
    otherName: row.otherName ?? null,
    placeOfBirth: toPlace(setting, placeOf(row, 'birthPlace')),
    placeOfBirthRegistration: toPlace(setting, placeOf(row, 'registrationPlace')),
    nativePlace: toPlace(setting, placeOf(row, 'nativePlace')),
    religion: coded(RELIGIONS, row.religionCode),
    bloodGroup: coded(BLOOD_GROUPS, row.bloodGroupCode),
    formerIdNumbers: row.formerIdNumbers ?? [],
    electronicIdentityLevel: row.electronicIdentityLevel ?? null,
    maritalStatus: (row.maritalStatus ?? null) as MaritalStatus | null,
    ...contactOf(row),
  };
}

function contactOf({ occupation, phone, email, otherInformation }: DetailRow) {
  return {
    occupation: occupation ?? null,
    phone: phone ?? null,
    email: email ?? null,
    otherInformation: otherInformation ?? null,
  };
}

/** A name that was never changed is the birth name, and its parts are the register's rather than ours. */
function birthNameOf(row: DetailRow): PersonName {
  if (row.birthName != null) return splitName(row.birthName);
  return {
    full: row.fullName,
    surname: row.surname ?? null,
    middle: row.middleName ?? null,
    given: row.givenName ?? null,
  };
}

interface PlaceColumns {
  readonly unitId: string | null;
  readonly asOf: string | null;
  readonly detail: string | null;
  readonly written: string | null;
}

function placeOf(row: DetailRow, role: 'birthPlace' | 'registrationPlace' | 'nativePlace'): PlaceColumns {
  return {
    unitId: row[`${role}UnitId`] ?? null,
    asOf: row[`${role}AsOf`] ?? null,
    detail: row[`${role}Detail`] ?? null,
    written: row[`${role}Text`] ?? null,
  };
}

function toPlace(setting: Setting, { unitId, asOf, detail, written }: PlaceColumns): Place | null {
  if (unitId === null && detail === null && written === null) return null;
  const place = new Place();
  place.unit = unitOf(setting, unitId);
  place.asOf = asOf;
  place.detail = detail;
  place.written = written;
  return place;
}

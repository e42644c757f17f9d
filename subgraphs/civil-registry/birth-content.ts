import { coded } from '../shared/codelists/code-list.ts';
import { ETHNIC_GROUPS_1979 } from '../shared/codelists/ethnic-groups.ts';
import { NATIONALITIES } from '../shared/codelists/nationalities.ts';
import { formatName, splitName } from '../shared/names/split-name.ts';
import type { PersonName } from '../shared/register-record.ts';
import type { BirthParticulars } from './loaders/birth-loaders.ts';
import type { ParentInBirth } from './types/birth-entry.ts';

/** Name of the child, in the parts that the act holds. */
export function childNameOf({ surname, middleName: middle, givenName: given }: BirthParticulars): PersonName {
  return { full: formatName({ surname, middle, given }), surname, middle, given };
}

/** The father of the act; null when unknown. */
export function fatherOf(act: BirthParticulars): ParentInBirth | null {
  return toParent({
    id: act.fatherId,
    name: act.fatherName,
    yearOfBirth: act.fatherBirthYear,
    ethnicity: act.fatherEthnicity,
    nationality: act.fatherNationality,
    residence: act.fatherResidence,
  });
}

/** The mother of the act; null when unknown. */
export function motherOf(act: BirthParticulars): ParentInBirth | null {
  return toParent({
    id: act.motherId,
    name: act.motherName,
    yearOfBirth: act.motherBirthYear,
    ethnicity: act.motherEthnicity,
    nationality: act.motherNationality,
    residence: act.motherResidence,
  });
}

interface ParentColumns {
  readonly id: string | null;
  readonly name: string | null;
  readonly yearOfBirth: number | null;
  readonly ethnicity: string | null;
  readonly nationality: string | null;
  readonly residence: string | null;
}

/** A parent is known by name; a personal ID without a name stands for nobody on the form. */
function toParent({ id, name, yearOfBirth, ethnicity, nationality, residence }: ParentColumns) {
  if (name === null) return null;
  return {
    citizen: id === null ? null : { id },
    name: splitName(name),
    yearOfBirth,
    ethnicity: coded(ETHNIC_GROUPS_1979, ethnicity),
    nationality: coded(NATIONALITIES, nationality),
    residence,
  };
}

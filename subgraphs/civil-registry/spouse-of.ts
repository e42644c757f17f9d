import { coded } from '../shared/codelists/code-list.ts';
import { ETHNIC_GROUPS_1979 } from '../shared/codelists/ethnic-groups.ts';
import { NATIONALITIES } from '../shared/codelists/nationalities.ts';
import { splitName } from '../shared/names/split-name.ts';
import type { MarriageParticulars } from './loaders/marriage-loaders.ts';
import type { SpouseInMarriage } from './types/marriage-entry.ts';

/** The husband or wife of a marriage act. */
export function spouseOf(act: MarriageParticulars, side: 'husband' | 'wife'): SpouseInMarriage {
  const id = act[`${side}Id`];
  return {
    citizen: id === null ? null : { id },
    name: splitName(act[`${side}Name`]),
    dateOfBirth: act[`${side}DateOfBirth`],
    ethnicity: coded(ETHNIC_GROUPS_1979, act[`${side}Ethnicity`]),
    nationality: coded(NATIONALITIES, act[`${side}Nationality`]),
    residence: act[`${side}Residence`],
    papers: act[`${side}Papers`],
  };
}

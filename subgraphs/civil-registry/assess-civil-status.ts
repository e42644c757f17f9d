import { SectionState } from '../shared/register-record.ts';
import { firstDayOf, lastDayOf } from './partial-period.ts';
import type { BirthEntry } from './types/birth-entry.ts';
import type { DeathEntry } from './types/death-entry.ts';
import type { MarriageEntry } from './types/marriage-entry.ts';
import { CivilStatusFinding } from './types/vocabulary.ts';

/** The entries that make up a citizen's civil status, each with its amendments applied. */
export interface CivilStatusEntries {
  readonly births: readonly Pick<BirthEntry, 'currentDateOfBirth' | 'registeredOn'>[];
  readonly deaths: readonly Pick<DeathEntry, 'diedOn' | 'registeredOn'>[];
  readonly marriages: readonly Pick<MarriageEntry, 'validFrom'>[];
}

export interface CivilStatusAssessment {
  readonly state: SectionState;
  readonly findings: readonly CivilStatusFinding[];
}

/**
 * Judges what the register holds of a citizen. `elsewhere` tells whether it names him in any other entry.
 *
 * - NONE: no entry names him. FOUND: some do, and nothing below holds.
 * - AMBIGUOUS: two base acts of birth, or two of death, bear his personal ID; nothing is compared with either.
 * - MISMATCH: an order that cannot be, whatever a partial date stands for: the birth registered, the death or a
 *   marriage before the first possible day of birth; a marriage after the last possible day of death. A death is
 *   not later than its registration; a marriage noted or registered again counts only when its first day is known.
 *   AMBIGUOUS goes before MISMATCH, and all findings are given.
 *
 * Not judged, since this register alone cannot know: two marriages at once (the divorce may be noted elsewhere), age.
 */
export function assessCivilStatus(entries: CivilStatusEntries, elsewhere: boolean): CivilStatusAssessment {
  const several = severalEntries(entries);
  const contradictions = contradictionsIn(entries);
  const findings = [...several, ...contradictions];
  if (several.length > 0) return { state: SectionState.AMBIGUOUS, findings };
  if (contradictions.length > 0) return { state: SectionState.MISMATCH, findings };
  return { state: hasAny(entries) || elsewhere ? SectionState.FOUND : SectionState.NONE, findings };
}

/** True when the citizen is child, spouse or deceased of some entry. */
export function hasAny({ births, deaths, marriages }: CivilStatusEntries): boolean {
  return births.length > 0 || deaths.length > 0 || marriages.length > 0;
}

function severalEntries({ births, deaths }: CivilStatusEntries): readonly CivilStatusFinding[] {
  return [
    ...(births.length > 1 ? [CivilStatusFinding.SEVERAL_BIRTH_ENTRIES] : []),
    ...(deaths.length > 1 ? [CivilStatusFinding.SEVERAL_DEATH_ENTRIES] : []),
  ];
}

function contradictionsIn({ births, deaths, marriages }: CivilStatusEntries): readonly CivilStatusFinding[] {
  const birth = only(births);
  const death = only(deaths);
  const weddings = marriages.map(({ validFrom }) => validFrom).filter((day) => day !== null);
  return [
    ...(birth ? beforeBirth(birth, death, weddings) : []),
    ...(death ? afterDeath(death, weddings) : []),
  ];
}

function beforeBirth(
  birth: Birth,
  death: Death | undefined,
  weddings: readonly string[],
): readonly CivilStatusFinding[] {
  if (birth.currentDateOfBirth === null) return [];
  const born = firstDayOf(birth.currentDateOfBirth);
  return [
    ...(birth.registeredOn < born ? [CivilStatusFinding.REGISTERED_BEFORE_BIRTH] : []),
    ...(death && latestDayOf(death) < born ? [CivilStatusFinding.DIED_BEFORE_BIRTH] : []),
    ...(weddings.some((day) => day < born) ? [CivilStatusFinding.MARRIED_BEFORE_BIRTH] : []),
  ];
}

function afterDeath(death: Death, weddings: readonly string[]): readonly CivilStatusFinding[] {
  const died = latestDayOf(death);
  return weddings.some((day) => day > died) ? [CivilStatusFinding.MARRIED_AFTER_DEATH] : [];
}

/** A death cannot be later than the day on which it was registered. */
function latestDayOf({ diedOn, registeredOn }: Death): string {
  if (diedOn === null) return registeredOn;
  const last = lastDayOf(diedOn);
  return last < registeredOn ? last : registeredOn;
}

type Birth = CivilStatusEntries['births'][number];
type Death = CivilStatusEntries['deaths'][number];

function only<Entry>(entries: readonly Entry[]): Entry | undefined {
  return entries.length === 1 ? entries[0] : undefined;
}

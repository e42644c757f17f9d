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
  const findings: CivilStatusFinding[] = [];
  addSeveral(entries, findings);
  const ambiguous = findings.length > 0;
  addContradictions(entries, findings);
  if (ambiguous) return { state: SectionState.AMBIGUOUS, findings };
  if (findings.length > 0) return { state: SectionState.MISMATCH, findings };
  return { state: hasAny(entries) || elsewhere ? SectionState.FOUND : SectionState.NONE, findings };
}

/** True when the citizen is child, spouse or deceased of some entry. */
export function hasAny({ births, deaths, marriages }: CivilStatusEntries): boolean {
  return births.length > 0 || deaths.length > 0 || marriages.length > 0;
}

type Birth = CivilStatusEntries['births'][number];
type Death = CivilStatusEntries['deaths'][number];
type Marriage = CivilStatusEntries['marriages'][number];

function addSeveral({ births, deaths }: CivilStatusEntries, findings: CivilStatusFinding[]): void {
  if (births.length > 1) findings.push(CivilStatusFinding.SEVERAL_BIRTH_ENTRIES);
  if (deaths.length > 1) findings.push(CivilStatusFinding.SEVERAL_DEATH_ENTRIES);
}

/** Adds to one list, as most citizens have nothing to add and pages have a thousand of them. */
function addContradictions(entries: CivilStatusEntries, findings: CivilStatusFinding[]): void {
  const birth = only(entries.births);
  const death = only(entries.deaths);
  const died = death ? latestDayOf(death) : null;
  if (birth) addBeforeBirth(birth, died, entries.marriages, findings);
  if (died !== null && entries.marriages.some(beginsAfter(died))) {
    findings.push(CivilStatusFinding.MARRIED_AFTER_DEATH);
  }
}

function addBeforeBirth(
  { currentDateOfBirth, registeredOn }: Birth,
  died: string | null,
  marriages: readonly Marriage[],
  findings: CivilStatusFinding[],
): void {
  if (currentDateOfBirth === null) return;
  const born = firstDayOf(currentDateOfBirth);
  if (registeredOn < born) findings.push(CivilStatusFinding.REGISTERED_BEFORE_BIRTH);
  if (died !== null && died < born) findings.push(CivilStatusFinding.DIED_BEFORE_BIRTH);
  if (marriages.some(beginsBefore(born))) findings.push(CivilStatusFinding.MARRIED_BEFORE_BIRTH);
}

function beginsBefore(day: string): (marriage: Marriage) => boolean {
  return ({ validFrom }) => validFrom !== null && validFrom < day;
}

function beginsAfter(day: string): (marriage: Marriage) => boolean {
  return ({ validFrom }) => validFrom !== null && validFrom > day;
}

/** A death cannot be later than the day on which it was registered. */
function latestDayOf({ diedOn, registeredOn }: Death): string {
  if (diedOn === null) return registeredOn;
  const last = lastDayOf(diedOn);
  return last < registeredOn ? last : registeredOn;
}

function only<Entry extends Birth | Death>(entries: readonly Entry[]): Entry | undefined {
  return entries.length === 1 ? entries[0] : undefined;
}

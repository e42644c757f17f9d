import type { AgeGroupCount } from '../types/population-summary.ts';

/** Everybody of at least this age is one group, as in the census. */
const OLDEST = 85;
const WIDTH = 5;

/**
 * Five-year groups, youngest first, then those whose year of birth is unknown; empty groups are left out. The age is
 * the one reached in the year of `today`, since many dates of birth are known to the year only.
 */
export function ageGroupsOf(byBirthYear: ReadonlyMap<string | null, number>, today: string): AgeGroupCount[] {
  const groups = new Map<number | null, number>();
  for (const [birthYear, persons] of byBirthYear) {
    const from = birthYear === null ? null : groupOf(Number(today.slice(0, 4)) - Number(birthYear));
    groups.set(from, (groups.get(from) ?? 0) + persons);
  }
  return [...groups]
    .toSorted(([a], [b]) => (a ?? Infinity) - (b ?? Infinity))
    .map(([from, persons]) => ({
      from,
      to: from === null || from === OLDEST ? null : from + WIDTH - 1,
      persons,
    }));
}

/** Lowest age of the group; a year of birth still to come is an error of entry, counted with the youngest. */
function groupOf(age: number): number {
  return Math.max(0, Math.min(OLDEST, age - (age % WIDTH)));
}

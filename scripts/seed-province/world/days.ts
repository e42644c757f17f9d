import type { Random } from '../random.ts';

/** A calendar day as whole days since 1970-01-01: the world reckons in these and writes dates only at the end. */
export type Day = number;

const MILLISECONDS = 86_400_000;

/** The province's present day: fixed, so that the same seed gives the same bytes whenever it runs. */
export const TODAY: Day = dayOf('2026-06-30');

/** The day the new communes came into force. */
export const MERGER: Day = dayOf('2025-07-01');

export function dayOf(date: string): Day {
  return Date.parse(date) / MILLISECONDS;
}

/** `YYYY-MM-DD`. */
export function dateOf(day: Day): string {
  return (written[day - FIRST] ??= new Date(day * MILLISECONDS).toISOString().slice(0, 10));
}

export function yearOf(day: Day): number {
  return Number(dateOf(day).slice(0, 4));
}

/** A day from `from` to `to` of which none is after `last`; whatever would be later is spread over what is left. */
export function dayWithin(random: Random, [from, to]: readonly [Day, Day], last: Day = TODAY): Day {
  return random.between(Math.min(from, last), Math.min(to, last));
}

/**
 * Whether what happened on `day` has come to a register by today, reports taking from one day to `within`, each as
 * likely. Without it the last days would be empty, or would hold what belongs to later ones.
 */
export function isReported(random: Random, day: Day, within: number): boolean {
  return day < TODAY && random.chance((TODAY - day) / within);
}

/** Days in which a birth is entered as a rule (Law on Civil Status 60/2014 art. 15). */
export const BIRTH_REPORTED_WITHIN = 60;
/** Fifteen by law (art. 33); in the mountains it takes longer. */
export const DEATH_REPORTED_WITHIN = 30;
/** From judgment to note in the book. */
export const DIVORCE_REPORTED_WITHIN = 40;

/** Whole years lived on `on`, to within a day in leap years. */
export function ageOn(born: Day, on: Day = TODAY): number {
  return Math.floor((on - born) / 365.2425);
}

const FIRST = -60_000;
/** Written dates by day: a century has 36,525 of them, and each is asked for hundreds of times. */
const written: string[] = [];

import { readPartialDate } from '../shared/scalars/partial-date.ts';

/** First day a partial date can mean, `YYYY-MM-DD`. */
export function firstDayOf(partial: string): string {
  return `${partial}-01-01`.slice(0, 10);
}

/** Last day a partial date can mean, `YYYY-MM-DD`. */
export function lastDayOf(partial: string): string {
  const { year, month = 12, day } = readPartialDate(partial);
  if (day !== undefined) return partial;
  // Day 0 of the next month; setUTCFullYear, since Date.UTC takes years below 100 for the 20th century.
  const last = new Date(0);
  last.setUTCFullYear(year, month, 0);
  return last.toISOString().slice(0, 10);
}

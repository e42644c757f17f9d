import { GraphQLLocalDate } from 'graphql-scalars';
import { defineScalar } from './define-scalar.ts';
import { inputFault } from './input-fault.ts';
import { quote } from './quote.ts';

const EXPECTED = 'a day of the calendar as YYYY-MM-DD, e.g. "2025-07-01"';

/** `Date` in the graph: a day, without time or zone. */
export const DateScalar = defineScalar({
  name: 'Date',
  description: 'Ngày dương lịch, dạng YYYY-MM-DD · A day of the calendar, as YYYY-MM-DD',
  expected: EXPECTED,
  parse: parseDate,
  format: formatDate,
  specifiedByURL: 'https://datatracker.ietf.org/doc/html/rfc3339#section-5.6',
});

/** Checks a day: years 0001–9999 (what PostgreSQL's `date` and four digits share). Raises BAD_USER_INPUT. */
export function parseDate(text: string): string {
  if (isDate(text)) return text;
  const fault = `${quote(text)} is ${/^\d{4}-\d{2}-\d{2}$/.test(text) ? 'no day of the calendar' : 'no date'}`;
  throw inputFault({ type: 'Date', fault, expected: EXPECTED });
}

/** The day of a moment, in UTC; text passes through. Throws TypeError for anything else. */
export function formatDate(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  throw new TypeError(`Date is stored as ${typeof value}; a string or Date was expected.`);
}

/** True for a real day written YYYY-MM-DD. */
export function isDate(text: string): boolean {
  if (text.startsWith('0000')) return false;
  try {
    GraphQLLocalDate.parseValue(text);
    return true;
  } catch {
    return false;
  }
}

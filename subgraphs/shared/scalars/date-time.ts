import { GraphQLDateTime } from 'graphql-scalars';
import type { Bilingual } from '../../../platform/language.ts';
import { defineScalar } from './define-scalar.ts';
import { inputFault } from './input-fault.ts';
import { quote } from './quote.ts';

const EXPECTED: Bilingual = {
  vi: 'một thời điểm kèm độ lệch múi giờ theo RFC 3339, ví dụ "2025-07-01T08:00:00+07:00" hoặc "2025-07-01T01:00:00Z"',
  en: 'a moment with its offset as in RFC 3339, e.g. "2025-07-01T08:00:00+07:00" or "2025-07-01T01:00:00Z"',
};

/** `DateTime` in the graph: a moment, given out in UTC. */
export const DateTimeScalar = defineScalar({
  name: 'DateTime',
  description:
    'Thời điểm theo RFC 3339, luôn trả về giờ UTC · A moment as in RFC 3339, always returned in UTC',
  expected: EXPECTED,
  parse: parseDateTime,
  format: formatDateTime,
  specifiedByURL: 'https://datatracker.ietf.org/doc/html/rfc3339#section-5.6',
});

/** Checks a moment and writes it in UTC with milliseconds, years 0001–9999. Raises BAD_USER_INPUT. */
export function parseDateTime(text: string): string {
  const moment = momentOf(text);
  if (moment !== undefined && /^(?!0000)\d{4}-/.test(moment)) return moment;
  const fault = { vi: `${quote(text)} không phải là thời điểm`, en: `${quote(text)} is no moment` };
  throw inputFault({ type: 'DateTime', fault, expected: EXPECTED });
}

/** A moment in UTC with milliseconds; text passes through. Throws TypeError for anything else. */
export function formatDateTime(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Date) return value.toISOString();
  throw new TypeError(`DateTime is stored as ${typeof value}; a string or Date was expected.`);
}

function momentOf(text: string): string | undefined {
  try {
    return GraphQLDateTime.parseValue(text).toISOString();
  } catch {
    return undefined;
  }
}

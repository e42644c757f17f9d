import type { Bilingual } from '../../../platform/language.ts';
import { dateNextStep } from './date-next-step.ts';
import { defineScalar } from './define-scalar.ts';
import { inputFault } from './input-fault.ts';
import { isDate } from './is-date.ts';
import { quote } from './quote.ts';

const EXPECTED: Bilingual = {
  vi: 'một ngày dương lịch dạng YYYY-MM-DD (năm-tháng-ngày), ví dụ "2025-07-01"',
  en: 'a day of the calendar as YYYY-MM-DD, e.g. "2025-07-01"',
};

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
  throw inputFault({
    type: 'Date',
    fault: dateFault(text, /^\d{4}-\d{2}-\d{2}$/.test(text)),
    expected: EXPECTED,
    nextStep: dateNextStep(text, 'whole'),
  });
}

/** The day of a moment, in UTC; text passes through. Throws TypeError for anything else. */
export function formatDate(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  throw new TypeError(`Date is stored as ${typeof value}; a string or Date was expected.`);
}

/** Of a text that is no date, or, when its form is right, no day. */
export function dateFault(text: string, hasForm: boolean): Bilingual {
  const quoted = quote(text);
  return hasForm
    ? { vi: `${quoted} không có trong lịch`, en: `${quoted} is no day of the calendar` }
    : { vi: `${quoted} không phải là ngày`, en: `${quoted} is no date` };
}

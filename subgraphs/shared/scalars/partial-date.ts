import type { Bilingual } from '../../../platform/language.ts';
import { dateNextStep } from './date-next-step.ts';
import { dateFault } from './date.ts';
import { defineScalar } from './define-scalar.ts';
import { inputFault } from './input-fault.ts';
import { isDate } from './is-date.ts';

const EXPECTED: Bilingual = {
  vi: 'năm, tháng hoặc ngày dạng "2020", "2020-05" hoặc "2020-05-17"',
  en: 'a year, month or day as "2020", "2020-05" or "2020-05-17"',
};
const FORM = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** `PartialDate` in the graph: a date as far as it is known; null is unknown. */
export const PartialDateScalar = defineScalar({
  name: 'PartialDate',
  description:
    'Ngày tháng đến mức đã biết: 2020, 2020-05 hoặc 2020-05-17; null là không rõ · ' +
    'A date as far as it is known: 2020, 2020-05 or 2020-05-17; null is unknown',
  expected: EXPECTED,
  parse: parsePartialDate,
});

/** A date as far as it is known. */
export interface PartialDateParts {
  readonly year: number;
  /** 1–12. */
  readonly month?: number;
  /** 1–31; only beside a month. */
  readonly day?: number;
}

/** Checks a partial date: years 0001–9999, real days only. Raises BAD_USER_INPUT. */
export function parsePartialDate(text: string): string {
  const [form, year, month = '01', day = '01'] = FORM.exec(text) ?? [];
  if (form !== undefined && isDate(`${year}-${month}-${day}`)) return text;
  throw inputFault({
    type: 'PartialDate',
    fault: dateFault(text, form !== undefined),
    expected: EXPECTED,
    nextStep: dateNextStep(text, 'partial'),
  });
}

/** Splits a valid partial date. */
export function readPartialDate(text: string): PartialDateParts {
  const [year = 0, month, day] = text.split('-').map(Number);
  if (month === undefined) return { year };
  return day === undefined ? { year, month } : { year, month, day };
}

/** Writes a partial date; the inverse of `readPartialDate`. Raises BAD_USER_INPUT. */
export function formatPartialDate({ year, month, day }: PartialDateParts): string {
  const parts = [
    String(year).padStart(4, '0'),
    ...[month, day].filter((part) => part !== undefined).map(twoDigits),
  ];
  return parsePartialDate(parts.join('-'));
}

function twoDigits(part: number): string {
  return String(part).padStart(2, '0');
}

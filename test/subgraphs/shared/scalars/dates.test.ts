import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { always } from '../always.ts';
import { formatDate, parseDate } from '../../../../subgraphs/shared/scalars/date.ts';
import { isDate } from '../../../../subgraphs/shared/scalars/is-date.ts';
import { formatDateTime, parseDateTime } from '../../../../subgraphs/shared/scalars/date-time.ts';
import {
  formatPartialDate,
  parsePartialDate,
  readPartialDate,
} from '../../../../subgraphs/shared/scalars/partial-date.ts';
import { faultOf } from './expect-fault.ts';

const moment = fc.date({
  min: new Date('0001-01-01T00:00:00Z'),
  max: new Date('9999-12-31T23:59:59.999Z'),
  noInvalidDate: true,
});
const form = /^\d{4}-\d{2}-\d{2}$/;

describe('a day', () => {
  it('of the calendar passes unchanged', () => {
    always(moment, (value) => expect(parseDate(formatDate(value))).toBe(formatDate(value)));
  });

  it('counts leap years as the calendar does', () => {
    expect(parseDate('2024-02-29')).toBe('2024-02-29');
    expect(parseDate('2000-02-29')).toBe('2000-02-29');
    expect(faultOf(() => parseDate('2023-02-29'))).toBe(
      'Date "2023-02-29" is no day of the calendar; expected a day of the calendar as YYYY-MM-DD, e.g. "2025-07-01".',
    );
    expect(faultOf(() => parseDate('1900-02-29'))).toMatch(/no day of the calendar/);
  });

  it.each([
    '',
    '2025-7-1',
    '01/07/2025',
    '2025-07',
    '0000-01-01',
    '2025-04-31',
    '2025-07-01T00:00:00Z',
    '+12025-07-01',
  ])('like %j is refused', (text) => {
    expect(faultOf(() => parseDate(text))).toMatch(/^Date ".*" is no (?:date|day of the calendar);/);
  });

  it('is accepted exactly when it exists', () => {
    const existing = (text: string) => {
      const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
      const real = new Date(0);
      real.setUTCFullYear(year, month - 1, day);
      return year > 0 && real.getUTCMonth() === month - 1 && real.getUTCDate() === day;
    };
    always(fc.stringMatching(form), (text) => expect(isDate(text)).toBe(existing(text)), 1000);
  });
});

describe('a moment', () => {
  it('is brought to UTC', () => {
    expect(parseDateTime('2025-07-01T08:00:00+07:00')).toBe('2025-07-01T01:00:00.000Z');
    expect(parseDateTime('2025-07-01T01:00:00Z')).toBe('2025-07-01T01:00:00.000Z');
  });

  it('comes back unchanged after it was formatted and parsed', () => {
    always(moment, (value) => expect(parseDateTime(formatDateTime(value))).toBe(formatDateTime(value)));
  });

  it.each([
    '2025-07-01',
    '2025-07-01T08:00:00',
    '2025-02-30T08:00:00Z',
    '2025-07-01T25:00:00Z',
    '0000-01-01T00:00:00Z',
    '9999-12-31T23:00:00-07:00',
    '0001-01-01T00:00:00+07:00',
    'yesterday',
  ])('like %s is refused', (text) => {
    expect(faultOf(() => parseDateTime(text))).toMatch(
      /^DateTime ".*" is no moment; expected a moment with its offset/,
    );
  });
});

describe('a partial date', () => {
  const parts = fc.oneof(
    fc.record({ year: fc.integer({ min: 1, max: 9999 }) }),
    fc.record({ year: fc.integer({ min: 1, max: 9999 }), month: fc.integer({ min: 1, max: 12 }) }),
    moment.map((day) => ({
      year: day.getUTCFullYear(),
      month: day.getUTCMonth() + 1,
      day: day.getUTCDate(),
    })),
  );

  it('is as precise as what is known', () => {
    expect(parsePartialDate('1950')).toBe('1950');
    expect(readPartialDate('1950-05')).toEqual({ year: 1950, month: 5 });
    expect(readPartialDate('1950-05-17')).toEqual({ year: 1950, month: 5, day: 17 });
  });

  it('is put together from its parts and taken apart again', () => {
    always(parts, (given) => expect(readPartialDate(formatPartialDate(given))).toEqual(given));
  });

  it('comes back unchanged from its parser', () => {
    always(parts, (given) =>
      expect(parsePartialDate(formatPartialDate(given))).toBe(formatPartialDate(given)),
    );
  });

  it.each([
    ['1950-00', /"1950-00" is no day of the calendar/],
    ['1950-13', /no day of the calendar/],
    ['1950-02-30', /no day of the calendar/],
    ['1950-05-00', /no day of the calendar/],
    ['0000', /no day of the calendar/],
    ['50', /"50" is no date; expected a year, month or day as "2020", "2020-05" or "2020-05-17"/],
    ['17/05/1950', /is no date/],
    ['1950-5', /is no date/],
    ['1950-05-17T00:00:00Z', /is no date/],
    ['', /is no date/],
  ])('like %j is refused', (text, fault) => {
    expect(faultOf(() => parsePartialDate(text))).toMatch(fault);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstDayOf, lastDayOf } from '../../../subgraphs/civil-registry/partial-period.ts';

const day = fc
  .date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('the days a partial date can mean', () => {
  it('are the day itself when it is full', () => {
    fc.assert(
      fc.property(day, (full) => {
        expect([firstDayOf(full), lastDayOf(full)]).toEqual([full, full]);
      }),
    );
  });

  it('lie between first and last, whose neighbours outside belong to another month or year', () => {
    fc.assert(
      fc.property(day, fc.constantFrom(4, 7), (full, length) => {
        const partial = full.slice(0, length);
        const [first, last] = [firstDayOf(partial), lastDayOf(partial)];
        expect(first <= full && full <= last).toBe(true);
        expect([first.slice(0, length), last.slice(0, length)]).toEqual([partial, partial]);
        expect(first.endsWith('-01')).toBe(true);
        expect(nextDay(last).startsWith(partial)).toBe(false);
      }),
    );
  });

  it.each([
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2023-02', '2023-02-01', '2023-02-28'],
    ['1900', '1900-01-01', '1900-12-31'],
    ['0099-02', '0099-02-01', '0099-02-28'],
  ])('of %s are %s to %s', (partial, first, last) => {
    expect([firstDayOf(partial), lastDayOf(partial)]).toEqual([first, last]);
  });
});

function nextDay(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

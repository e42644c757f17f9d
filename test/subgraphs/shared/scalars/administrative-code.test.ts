import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatAdministrativeCode,
  parseAdministrativeCode,
} from '../../../../subgraphs/shared/scalars/administrative-code.ts';
import { faultOf } from './expect-fault.ts';

describe('an administrative code', () => {
  it('has two digits for a province and five for a commune', () => {
    expect(parseAdministrativeCode('08')).toBe('08');
    expect(parseAdministrativeCode('02524')).toBe('02524');
  });

  it('regains the leading zeros that a spreadsheet dropped', () => {
    expect(formatAdministrativeCode(8, 'PROVINCE')).toBe('08');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999 }), (number) => {
        expect(Number(parseAdministrativeCode(formatAdministrativeCode(number, 'COMMUNE')))).toBe(number);
      }),
    );
  });

  it.each([
    ['', /^AdministrativeCode is empty; expected 2 digits for a province or 5 digits for a commune/],
    ['8', /has 1 digit;/],
    ['2524', /has 4 digits;/],
    ['074', /"074" is a district, and there are none since 1 July 2025/],
    ['0252A', /"0252A" is not all digits/],
    ['02524@2025-07-01', /is not all digits/],
    ['02524\n', /is not all digits/],
    ['०२', /is not all digits/],
  ])('like %j is refused', (text, fault) => {
    expect(faultOf(() => parseAdministrativeCode(text))).toMatch(fault);
  });
});

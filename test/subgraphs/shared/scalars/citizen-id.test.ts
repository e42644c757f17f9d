import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { always } from '../always.ts';
import {
  formatCitizenId,
  parseCitizenId,
  readCitizenId,
} from '../../../../subgraphs/shared/scalars/citizen-id.ts';
import { FORMER_PROVINCES } from '../../../../subgraphs/shared/codelists/provinces.ts';
import { faultOf } from './expect-fault.ts';

const parts = fc.record({
  place: fc.constantFrom(...FORMER_PROVINCES.map(({ idPrefix }) => idPrefix), '101', '295'),
  sex: fc.constantFrom('MALE' as const, 'FEMALE' as const),
  birthYear: fc.integer({ min: 1900, max: 2399 }),
  serial: fc.stringMatching(/^[0-9]{6}$/),
});

describe('a personal ID', () => {
  it('is put together from its parts and taken apart again', () => {
    always(parts, (given) => expect(readCitizenId(formatCitizenId(given))).toEqual(given));
  });

  it('passes through its parser unchanged', () => {
    always(parts, (given) => expect(parseCitizenId(formatCitizenId(given))).toBe(formatCitizenId(given)));
  });

  it('says century and sex in its fourth digit', () => {
    expect(readCitizenId('002199000001')).toEqual({
      place: '002',
      sex: 'FEMALE',
      birthYear: 1999,
      serial: '000001',
    });
    expect(readCitizenId('008203000001')).toMatchObject({ sex: 'MALE', birthYear: 2003 });
  });

  it('may begin with the prefix of a former province or of a country', () => {
    expect(parseCitizenId('002100000000')).toBe('002100000000');
    expect(parseCitizenId('279100000000')).toBe('279100000000');
  });

  it('of eleven digits is refused with their number', () => {
    expect(faultOf(() => parseCitizenId('00819900001'))).toBe(
      'CitizenId has 11 digits; expected 12 digits: 3 for the place of birth registration, 1 for century and sex, 2 for the year, 6 more.',
    );
  });

  it('of an old card is refused and the next step says what nine digits are', () => {
    expect(faultOf(() => parseCitizenId('123456789'))).toMatch(/has 9 digits/);
  });

  it.each([
    ['', /is empty/],
    ['abcdefghijkl', /has letters or signs/],
    ['008 199 000 001', /has spaces or separators/],
    ['００８１９９０００００１', /has a character that is not one of the digits 0–9/],
    ['003199000001', /begins with 003, the prefix of no province or country/],
    ['097199000001', /begins with 097/],
    ['000000000000', /begins with 000/],
    ['296199000001', /begins with 296/],
    ['1'.repeat(1_000_000), /has 1000000 digits/],
  ])('like %j is refused', (text, fault) => {
    expect(faultOf(() => parseCitizenId(text))).toMatch(fault);
  });

  it.each([' 008199000001', '008199000001 ', '008199000001\n', '\u00A0008199000001\u200B'])(
    'with nothing but spaces around it, as in %j, is read without them',
    (text) => {
      expect(parseCitizenId(text)).toBe('008199000001');
    },
  );

  it('is never repeated in an error', () => {
    always(fc.stringMatching(/^[0-9]{4,40}$/), (digits) => {
      fc.pre(!isAccepted(digits));
      expect(faultOf(() => parseCitizenId(digits))).not.toContain(digits);
    });
  });
});

function isAccepted(text: string): boolean {
  try {
    parseCitizenId(text);
    return true;
  } catch {
    return false;
  }
}

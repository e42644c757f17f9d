import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { always } from '../always.ts';
import { FORMER_PROVINCES } from '../../../../subgraphs/shared/codelists/provinces.ts';
import { formatPlate, parsePlate } from '../../../../subgraphs/shared/scalars/plate.ts';
import { readPlate } from '../../../../subgraphs/shared/scalars/read-plate.ts';
import { faultOf } from './expect-fault.ts';

const locality = fc.constantFrom(...FORMER_PROVINCES.flatMap(({ platePrefixes }) => platePrefixes), '80');
const letter = fc.constantFrom(...'ABCDEFGHKLMNPSTUVXYZ'.split(''));
const digits = (count: number) => fc.stringMatching(new RegExp(`^[0-9]{${count}}$`));
const number = fc.oneof(digits(4), digits(5));
const series = fc.oneof(
  letter,
  fc.tuple(letter, fc.integer({ min: 1, max: 9 })).map(([first, second]) => `${first}${second}`),
  fc.constantFrom('MĐ1', 'MĐ', 'R', 'LD', 'DA', 'KT', 'TĐ', 'AA', 'BK'),
);
const normal = fc.tuple(locality, series, number).map((parts) => parts.join(''));

describe('a plate', () => {
  it.each([
    ['22A-123.45', '22A12345'],
    ['22A12345', '22A12345'],
    ['22a 123 45', '22A12345'],
    ['22A-1234', '22A1234'],
    ['51-U1 001.23', '51U100123'],
    ['23-B1 123.45', '23B112345'],
    ['23-b1-12345', '23B112345'],
    ['22-MĐ1 123.45', '22MĐ112345'],
    ['22-mđ1 123.45', '22MĐ112345'],
    ['22-M\u00D01 123.45', '22MĐ112345'],
    ['23-MD1 123.45', '23MĐ112345'],
    ['23MD112345', '23MĐ112345'],
    ['23-MD1 2345', '23MĐ12345'],
    ['23-MD 123.45', '23MD12345'],
    [' 22-mđ1\u200B 123.45\u00A0', '22MĐ112345'],
    ['22R-123.45', '22R12345'],
    ['22LD-123.45', '22LD12345'],
    ['80-011-NG-01', '80011NG01'],
    ['80NG-011.01', '80011NG01'],
    ['T22-123.45', 'T2212345'],
  ])('written %s is stored as %s', (written, stored) => {
    expect(parsePlate(written)).toBe(stored);
  });

  it('comes back unchanged after it was formatted and parsed', () => {
    always(normal, (plate) => expect(parsePlate(formatPlate(plate))).toBe(plate));
  });

  it('comes back unchanged from each of its readings', () => {
    fc.assert(
      fc.property(normal, (plate) => {
        for (const { formatted, kind } of readPlate(plate)) {
          expect(parsePlate(formatted)).toBe(plate);
          expect(readPlate(formatted)[0]).toMatchObject({ normal: plate, kind, formatted });
        }
      }),
    );
  });

  it('is the same in every spelling of case and separators', () => {
    const separators = fc.array(fc.constantFrom('', ' ', '-', '.', ' - '), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(normal, separators, (plate, between) => {
        const spelt = Array.from(
          plate,
          (character, index) => `${between[index]}${character.toLowerCase()}`,
        ).join('');
        fc.pre(spelt.length <= 24);
        expect(parsePlate(spelt)).toBe(plate);
      }),
    );
  });

  it.each([
    ['22A12345', 'CAR', '22A-123.45'],
    ['22A1234', 'CAR', '22A-1234'],
    ['23B112345', 'MOTORCYCLE', '23-B1 123.45'],
    ['22MĐ112345', 'ELECTRIC_MOTORCYCLE', '22-MĐ1 123.45'],
    ['22R12345', 'TRAILER', '22R-123.45'],
    ['22KT12345', 'SPECIAL', '22KT-123.45'],
    ['80011NG01', 'FOREIGN', '80-011-NG-01'],
    ['T2212345', 'TEMPORARY', 'T22-123.45'],
  ])('%s tells its kind, %s, and is painted %s', (plate, kind, painted) => {
    expect(readPlate(plate)[0]).toMatchObject({ kind, formatted: painted });
  });

  it('without separators may be a car or an old motorcycle, with them it is not in doubt', () => {
    expect(readPlate('22A12345').map(({ formatted }) => formatted)).toEqual(['22A-123.45', '22-A1 2345']);
    expect(readPlate('22-A1 2345')[0]).toMatchObject({ kind: 'MOTORCYCLE', number: '2345' });
    expect(formatPlate('22A12345', 'MOTORCYCLE')).toBe('22-A1 2345');
  });

  it('keeps the locality that issued it, whatever the merger made of the province', () => {
    expect(readPlate('23A-123.45')[0]?.locality).toBe('23');
  });

  it.each([
    '',
    '10A-123.45',
    '22I-123.45',
    '22O-123.45',
    '22A-12',
    '22A-1234567',
    'TM-12-34',
    '22A-123.4x',
    'x'.repeat(1e6),
  ])('like %.20s is refused', (text) => {
    const message = faultOf(() => parsePlate(text));
    expect(message).toMatch(
      /^Plate ".*" is of no known form or locality; expected a plate such as "22A-123.45"/,
    );
    expect(message.length).toBeLessThan(220);
  });
});

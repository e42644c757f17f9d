import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseJson } from '../../../platform/json/parse-json.ts';

const digits = fc.bigInt({ min: 2n ** 53n, max: 10n ** 24n });

test('keeps an integer beyond 2^53 wherever it stands', () => {
  fc.assert(
    fc.property(digits, fc.nat(40), fc.nat(40), (integer, before, after) => {
      const text = `["${'ữ'.repeat(before)}",${integer},"${'1'.repeat(after)}"]`;
      expect(rewritten(text)).toBe(text);
    }),
    { numRuns: 500 },
  );
});

test('leaves long rows of digits in texts alone', () => {
  fc.assert(
    fc.property(digits, fc.nat(40), (integer, before) => {
      const value = [' '.repeat(before), String(integer), 1.5, -7];
      expect(parseJson(JSON.stringify(value))).toEqual(value);
    }),
  );
});

describe('keeps as it was written what no double holds', () => {
  test.each(['0.1234567890123456789', '-12345678.90123456789', '1e400', '-1E-400', '1234567890123456.5e200'])(
    '%s',
    (number) => {
      for (const text of [number, `[${number}]`, `{"a": ${number} }`]) {
        expect(rewritten(text)).toBe(text.replaceAll(' ', ''));
      }
    },
  );
});

test('writes one way what a double holds, however it was written', () => {
  const text =
    '[1.50, 1.0000000000000000000, 15e-1, 100000000000000000000, 1000000000000000000000, -0, 0e999, 1e+21, 0.1]';
  expect(rewritten(text)).toBe('[1.5,1,1.5,100000000000000000000,1000000000000000000000,0,0,1e+21,0.1]');
});

test('refuses what is no JSON, also when it is large and holds long numbers', () => {
  const broken = `[${'{"id":9007199254740993,"text":"ữ"},'.repeat(5_000)}`;
  expect(() => parseJson(broken)).toThrow(SyntaxError);
});

function rewritten(text: string): string {
  return JSON.stringify(parseJson(text));
}

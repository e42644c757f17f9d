import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseJson } from '../../../gateway/engine/execute/parse-json.ts';

const digits = fc.bigInt({ min: 2n ** 53n, max: 10n ** 24n });

test('keeps an integer beyond 2^53 wherever it stands', () => {
  fc.assert(
    fc.property(digits, fc.nat(40), fc.nat(40), (integer, before, after) => {
      const text = `["${'ữ'.repeat(before)}",${integer},"${'1'.repeat(after)}"]`;
      expect(JSON.stringify(parseJson(Buffer.from(text)))).toBe(text);
    }),
    { numRuns: 500 },
  );
});

test('leaves long rows of digits in texts alone', () => {
  fc.assert(
    fc.property(digits, fc.nat(40), (integer, before) => {
      const value = [' '.repeat(before), String(integer), 1.5, -7];
      expect(parseJson(Buffer.from(JSON.stringify(value)))).toEqual(value);
    }),
  );
});

test('reads JSON that is completed by what stands around it', () => {
  expect(parseJson(Buffer.from('1,{"a":9007199254740993}'), '[', ']')).toHaveLength(2);
  expect(() => parseJson(Buffer.from('1,2'))).toThrow(SyntaxError);
});

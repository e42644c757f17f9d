import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseInSlices } from '../../../gateway/transport/parse-in-slices.ts';
import { parseJson } from '../../../platform/json/parse-json.ts';
import { runAtOnce } from '../../../platform/slices.ts';

/** Large enough that everything around it is parsed in parts. */
const LARGE = 'x"ữ\\'.repeat(60_000);
const parse = (text: string): unknown => runAtOnce(parseInSlices(Buffer.from(text)));

describe('JSON parsed in parts', () => {
  test('is what it is when parsed at once, wherever the large parts are', () => {
    const large = fc.constantFrom(
      LARGE,
      Array.from({ length: 60_000 }, (_, index) => index),
    );
    const small = fc.oneof(fc.integer(), fc.string({ unit: 'grapheme' }), fc.constant(null), fc.boolean());
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof({ maxDepth: 4 }, small, large, tie('list'), tie('object')),
      list: fc.array(tie('value'), { maxLength: 5 }),
      object: fc.dictionary(fc.oneof(fc.string(), fc.constant('__proto__'), fc.constant('7')), tie('value'), {
        maxKeys: 5,
      }),
    }));
    fc.assert(
      fc.property(value, fc.constantFrom(undefined, 1), (json, space) => {
        const text = JSON.stringify(json, undefined, space);
        expect(JSON.stringify(parse(text))).toBe(JSON.stringify(parseJson(text)));
      }),
      { numRuns: 60 },
    );
  });

  test('keeps integers that a double would round', () => {
    expect(JSON.stringify(parse(`[9007199254740993,${JSON.stringify(LARGE)}]`))).toContain(
      '9007199254740993',
    );
  });

  test('takes more than one part', () => {
    const parts = [
      ...parseInSlices(Buffer.from(JSON.stringify({ list: Array.from({ length: 100_000 }, String) }))),
    ];
    expect(parts.length).toBeGreaterThan(5);
  });

  const large = JSON.stringify(LARGE);
  test.each([
    `[1,]`,
    `[,1]`,
    `[,${large}]`,
    `[1,,${large}]`,
    `[${large},]`,
    `[${large},,1]`,
    `[${large}}`,
    `[${large}`,
    `[${large}]]`,
    `[${large} 1]`,
    `{${large}}`,
    `{"a":${large},}`,
    `{"a" ${large}}`,
    `{a:${large}}`,
    `{"a":[${large}}]`,
    `[${' '.repeat(200_000)},1]`,
    `[${'1 '.repeat(100_000)}]`,
    `{"a":{"b":"${'c'.repeat(200_000)}`,
    '',
    '1 2',
    'nonsense',
  ])('is refused when it is not JSON: %#', (text) => {
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
    expect(() => parse(text)).toThrow(SyntaxError);
  });
});

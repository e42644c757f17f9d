import fc from 'fast-check';
import { expect, it } from 'vitest';
import { quote } from '../../../../subgraphs/shared/scalars/quote.ts';

it('repeats a short value as it is', () => {
  expect(quote('22A-12')).toBe('"22A-12"');
});

it('cuts after forty characters', () => {
  expect(quote('a'.repeat(41))).toBe(`"${'a'.repeat(40)}…"`);
  expect(quote('a'.repeat(40))).toBe(`"${'a'.repeat(40)}"`);
});

it('hides what may be a personal ID typed into the wrong field', () => {
  expect(quote('id 008199000001.')).toBe('"id (digits)."');
});

it('never shows control or direction characters, nor more than a line', () => {
  expect(quote('a\u202Eb\nc')).toBe('"a\u{FFFD}b\u{FFFD}c"');
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => {
      const quoted = quote(text);
      expect(quoted).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      expect(Array.from(JSON.parse(quoted) as string).length).toBeLessThanOrEqual(41);
    }),
  );
});

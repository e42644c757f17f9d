/** What nobody means well with: for text, numbers, dates, keys and cursors, of the right kind and of others. */
export const HOSTILE_VALUES: readonly unknown[] = [
  ['', ' ', '\0', 'a\0b', '\ud800', 'x\udfffy', '\u{20000}', '\u200b', 'é'.repeat(1_999)],
  ['x'.repeat(2_001), '9'.repeat(400), "'; drop table x; --", '%', '_', '\\', '"', '{NULL}', '{"a"', '$1'],
  ['-1', '0', '1', '32768', '2147483648', '9223372036854775808', '1e400', 'NaN', 'Infinity', '0x10'],
  ['0000-01-01', '0001-01-01', '9999-12-31', '10000-01-01', '2024-02-30', '14/03/1990', '0001', '9999'],
  [
    '2024-01-01T00:00:00Z',
    '02524@2025-07-01',
    '02524@',
    '@',
    '__proto__',
    'toString',
    'KS-01',
    '008',
    '08',
    '02521',
  ],
  [[], ['x'], ['', 1], ['', '', ''], { list: 1 }].map(forgedCursor),
  [0, -0, 1, -1, 1_000, 32_767, 32_768, 2_147_483_647, -2_147_483_648, 2_147_483_648, 1e20, 1e300, 1.5],
  [true, null, [], ['x'], [null], {}, { a: 1 }, [[[]]]],
].flat();

function forgedCursor(key: unknown): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

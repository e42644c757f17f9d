import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KeyTable } from '../../../gateway/engine/execute/key-table.ts';

test('gives a key the number it had when it first came', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 3 })), (keys) => {
      const table = new KeyTable(keys.length);
      const known = new Map<string, number>();
      for (const key of keys) {
        const expected = known.get(key) ?? known.size;
        expect(table.numberOf(key, known.size)).toBe(expected);
        known.set(key, expected);
      }
    }),
  );
});

test('has room for as many keys as were announced', () => {
  for (const capacity of [0, 1, 2, 3, 1_000]) {
    const table = new KeyTable(capacity);
    for (let index = 0; index < capacity; index += 1) expect(table.numberOf(`k${index}`, index)).toBe(index);
  }
});

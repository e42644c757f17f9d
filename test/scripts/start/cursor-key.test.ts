import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readCursorKey } from '../../../scripts/start/cursor-key.ts';
import { tempFolder } from '../../support/temp-folder.ts';

test('each sector has a key of its own, the same at every start, for no other user to read', () => {
  const folder = tempFolder();
  const key = readCursorKey(folder, 'land');
  expect(key).toMatch(/^[0-9a-f]{64}$/);
  expect(readCursorKey(folder, 'land')).toBe(key);
  expect(readCursorKey(folder, 'vehicles')).not.toBe(key);
  expect(readdirSync(join(folder, 'cursor-keys')).toSorted()).toEqual(['land', 'vehicles']);
  expect(statSync(join(folder, 'cursor-keys', 'land')).mode & 0o077).toBe(0);
});

test('a key that was spoiled is replaced: cursors end with it, and nothing else', () => {
  const folder = tempFolder();
  readCursorKey(folder, 'land');
  writeFileSync(join(folder, 'cursor-keys', 'land'), 'abc');
  expect(readCursorKey(folder, 'land')).toMatch(/^[0-9a-f]{64}$/);
});

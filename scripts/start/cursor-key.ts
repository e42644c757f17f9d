import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cursorKey } from '../../subgraphs/shared/config.ts';
import { CURSOR_KEY_BYTES } from '../../subgraphs/shared/cursor-seal.ts';

/**
 * The key of a sector's cursors in this data folder, made where there is none that can be used: all that is lost with
 * one are the cursors that clients hold.
 */
export function readCursorKey(dataFolder: string, sector: string): string {
  const folder = join(dataFolder, 'cursor-keys');
  const file = join(folder, sector);
  const known = cursorKey.safeParse(readIfThere(file));
  if (known.success) return known.data;
  const key = randomBytes(CURSOR_KEY_BYTES).toString('hex');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(file, key, { mode: 0o600 });
  return key;
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return undefined;
  }
}

import { copyFileSync, mkdirSync, openSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { dirname } from 'node:path';

/** Opens for appending, so that several processes can write and a shortened file goes on at its new end. */
export function openLogFile(file: string): number {
  mkdirSync(dirname(file), { recursive: true });
  return openSync(file, 'a', 0o600);
}

/**
 * Keeps the disk from filling: a log past the limit (bytes) becomes `<file>.old`, replacing the one before. Where there
 * is no room for a copy, its lines are lost: a log never costs more room than it may.
 */
export function limitLogFile(file: string, limit = 50_000_000): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size <= limit) return;
  // The writer holds the file open: copying and emptying it loses a line at the most, renaming would lose all to come.
  const copy = `${file}.old`;
  try {
    rmSync(copy, { force: true });
    copyFileSync(file, copy);
  } catch {
    rmSync(copy, { recursive: true, force: true });
  }
  truncateSync(file);
}

/** The last lines, for a message to a person. */
export function readTail(file: string, lines = 12): string {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
  } catch {
    return '(no log)';
  }
}

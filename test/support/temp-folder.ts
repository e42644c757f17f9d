import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder that is deleted when the test is over. */
export function tempFolder(): string {
  const folder = makeTempFolder();
  onTestFinished(() => removeFolder(folder));
  return folder;
}

/** A folder that several tests share; whoever makes it calls `removeFolder` in `afterAll`. */
export function makeTempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'citizen-graph-'));
  // As root the database runs as another user, who must get through.
  chmodSync(folder, 0o711);
  return folder;
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where a thread of this process leaves word that it has crashed. */
export function crashedFile(): string {
  return join(tmpdir(), `crashed-${process.pid}`);
}

import { existsSync, writeFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { crashedFile } from './crashed-file.ts';

/** Milliseconds; long enough for what a test does meanwhile. */
const SLOW_MS = 300;

/** The planning thread with faults: what an operation is called decides what happens when the thread gets it. */
parentPort?.on('message', ({ kind, text }: { readonly kind: string; readonly text?: string }) => {
  if (kind !== 'plan' || text === undefined) return;
  if (text.includes('Hang')) for (;;);
  if (text.includes('CrashOnce') && !crashedBefore()) process.exit(7);
  if (text.includes('CrashAlways')) process.exit(7);
  if (text.includes('Slow')) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, SLOW_MS);
});

await import('../../gateway/planning/thread.ts');

/** Threads have no memory of those before them; a file has. */
function crashedBefore(): boolean {
  const file = crashedFile();
  if (existsSync(file)) return true;
  writeFileSync(file, '');
  return false;
}

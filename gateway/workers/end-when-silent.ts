import type { Worker } from 'node:cluster';
import { SIGN_OF_LIFE_MS } from './process-habits.ts';

/**
 * Kills a worker that gives no sign of life for ten seconds: it hangs, and every connection handed to it would hang
 * with it. Signs that are due are counted, not time: after the machine has slept nobody is late.
 * @returns to be called at each sign of life.
 */
export function endWhenSilent(worker: Worker, onEnd: () => void): () => void {
  let due = 0;
  const timer = setInterval(() => {
    due++;
    if (due <= MAX_DUE) return;
    clearInterval(timer);
    onEnd();
    worker.process.kill('SIGKILL');
  }, SIGN_OF_LIFE_MS).unref();
  worker.once('exit', () => clearInterval(timer));
  return () => {
    due = 0;
  };
}

const MAX_DUE = 10;

import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Asks a process for a sign of life again and again.
 * @param patience milliseconds that it may stay silent.
 * @returns when it has been silent for longer, or when `signal` is aborted.
 */
export async function untilSilent(url: string, patience: number, signal: AbortSignal): Promise<void> {
  // Questions are counted, not time: after the machine has slept nobody is late.
  const waitMs = patience / (2 * QUESTIONS);
  for (let missed = 0; missed < QUESTIONS && !signal.aborted; missed++) {
    await sleep(waitMs, undefined, { signal, ref: false }).catch(() => undefined);
    if ((await askStatus(url, waitMs)) !== undefined) missed = -1;
  }
}

/** So many in a row without an answer. */
const QUESTIONS = 3;

/** The HTTP status it answers with; undefined when nothing came in time (milliseconds). */
export function askStatus(url: string, timeoutMs: number): Promise<number | undefined> {
  return fetch(url, { signal: AbortSignal.timeout(timeoutMs) }).then(
    async (response) => {
      await response.arrayBuffer();
      return response.status;
    },
    () => undefined,
  );
}

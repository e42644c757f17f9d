import { setTimeout as sleep } from 'node:timers/promises';

/** One signal of a sequence, and the milliseconds its addressee gets before the next. */
export interface Persuasion {
  readonly signal: NodeJS.Signals;
  readonly patience: number;
}

/** PostgreSQL's three ways down: fast (rolls back, checkpoints), immediate (recovers at next start), by force. */
export const STOP_POSTGRES: readonly Persuasion[] = [
  { signal: 'SIGINT', patience: 60_000 },
  { signal: 'SIGQUIT', patience: 10_000 },
  { signal: 'SIGKILL', patience: 10_000 },
];

/** True while a process of that id exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Sends the signals one after the other until `isGone`. @returns false when even the last did not help. */
export async function endProcess(
  pid: number,
  steps: readonly Persuasion[],
  isGone: () => boolean = () => !isAlive(pid),
): Promise<boolean> {
  for (const { signal, patience } of steps) {
    if (!isGone()) sendSignal(pid, signal);
    if (await waitUntil(isGone, patience)) return true;
  }
  return false;
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended between the look and the signal.
  }
}

const POLL_MS = 10;

async function waitUntil(isTrue: () => boolean, patience: number): Promise<boolean> {
  const deadline = performance.now() + patience;
  while (!isTrue()) {
    if (performance.now() > deadline) return false;
    await sleep(POLL_MS);
  }
  return true;
}

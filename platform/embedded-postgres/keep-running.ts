import { setTimeout as sleep } from 'node:timers/promises';
import type { Postmaster } from './postmaster.ts';

export interface KeeperOptions {
  readonly startAgain: () => Promise<Postmaster>;
  readonly report: (line: string) => void;
}

/** Watches over a server: one that ends without being asked is started again until it works or is told to stop. */
export interface Keeper {
  current(): Postmaster;
  stop(): Promise<void>;
}

export function keepRunning(first: Postmaster, { startAgain, report }: KeeperOptions): Keeper {
  let current = first;
  const stopping = new AbortController();
  const watch = async (): Promise<void> => {
    for (;;) {
      await current.ended;
      if (stopping.signal.aborted) return;
      report('PostgreSQL ended unexpectedly and is started again');
      await restart();
    }
  };
  const restart = async (): Promise<void> => {
    for (let attempt = 0; !stopping.signal.aborted; attempt++) {
      try {
        await sleep(WAITS_MS[Math.min(attempt, WAITS_MS.length - 1)], undefined, { signal: stopping.signal });
        current = await startAgain();
        return;
      } catch (error) {
        if (!stopping.signal.aborted) report(`PostgreSQL does not start: ${String(error)}`);
      }
    }
  };
  const watched = watch();
  return {
    current: () => current,
    async stop(): Promise<void> {
      stopping.abort();
      await current.stop();
      // A restart that was under way may have brought up another one meanwhile.
      await Promise.race([watched, current.ended]);
      await current.stop();
    },
  };
}

const WAITS_MS = [0, 500, 1000, 2000, 5000];

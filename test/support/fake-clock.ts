import type { Clock } from '../../gateway/transport/clock.ts';

/** A clock that stands still until it is told otherwise. */
export interface FakeClock extends Clock {
  /** Lets time pass; what falls due on the way runs at its time, in order. */
  advance(ms: number): void;
  /** Timers that are set. */
  readonly pending: number;
}

export function createFakeClock(start = 0): FakeClock {
  const timers = new Set<{ readonly at: number; readonly task: () => void }>();
  let now = start;
  const nextBefore = (end: number) => {
    const due = [...timers].filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at);
    return due[0];
  };
  return {
    now: () => now,
    after: (ms, task) => {
      const timer = { at: now + ms, task };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    advance: (ms) => {
      const end = now + ms;
      for (let timer = nextBefore(end); timer; timer = nextBefore(end)) {
        timers.delete(timer);
        now = timer.at;
        timer.task();
      }
      now = end;
    },
    get pending() {
      return timers.size;
    },
  };
}

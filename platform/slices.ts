import { setImmediate as nextTurn } from 'node:timers/promises';

/** Long work in parts; between two of them others may be served. Each part should take milliseconds. */
export type Slices<Result> = Generator<void, Result, void>;

/** Does all of it now, where nobody waits. */
export function runAtOnce<Result>(slices: Slices<Result>): Result {
  for (;;) {
    const step = slices.next();
    if (step.done) return step.value;
  }
}

/** Lets the event loop take a turn whenever some milliseconds have passed. Rejects with what a part throws. */
export async function runInSlices<Result>(slices: Slices<Result>): Promise<Result> {
  let turnBegan = performance.now();
  for (;;) {
    const step = slices.next();
    if (step.done) return step.value;
    if (performance.now() - turnBegan < TURN_MS) continue;
    await nextTurn();
    turnBegan = performance.now();
  }
}

/** Milliseconds. What others wait is this and one part more. */
export const TURN_MS = 5;

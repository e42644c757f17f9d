import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Engine } from '../engine/engine.ts';

/**
 * Plans what clients ask of one engine on the next, one operation after the other: clients' own new operations need
 * not wait for more than one of them.
 * @param isWanted once it says no, the rest is left undone.
 * @returns how many operations are ready.
 */
export async function warm(
  next: Engine,
  current: Engine,
  isWanted: () => boolean = () => true,
): Promise<number> {
  let ready = 0;
  for (const operation of current.hottestOperations(MAX_WARMED)) {
    if (!isWanted()) break;
    try {
      await next.warm(operation);
      ready++;
    } catch {
      // The planner does not want it on this supergraph: whoever asks will be told.
    }
    await nextTurn();
  }
  return ready;
}

/** At 1 to 6 ms each; what comes after the first two hundred is rare. */
const MAX_WARMED = 200;

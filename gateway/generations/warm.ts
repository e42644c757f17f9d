import type { Slices } from '../../platform/slices.ts';
import type { Engine } from '../engine/engine.ts';

/**
 * Plans what clients ask of one engine on the next, an operation a slice.
 * @returns how many operations are ready.
 */
export function* warm(next: Engine, current: Engine): Slices<number> {
  let ready = 0;
  for (const operation of current.hottestOperations(MAX_WARMED)) {
    try {
      next.warm(operation);
      ready++;
    } catch {
      // The planner does not want it on this supergraph: whoever asks will be told.
    }
    yield;
  }
  return ready;
}

/** At 1 to 6 ms each; what comes after the first two hundred is rare. */
const MAX_WARMED = 200;

import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

/** The core of what is measured, and that of everything else. */
export interface CoreSplit {
  readonly measured: number | undefined;
  readonly others: number | undefined;
  /** How it was done, a sentence for the reader of the figures. */
  readonly note: string;
}

/** Two cores of their own where the system has `taskset` and two cores; else the system decides. */
export function splitCores(): CoreSplit {
  if (canPin() && availableParallelism() >= 2) {
    return {
      measured: 0,
      others: 1,
      note: 'The measured process has one core to itself; load and stubs share another.',
    };
  }
  return {
    measured: undefined,
    others: undefined,
    note: 'Processes were not pinned to cores (there is no `taskset`, or one core only): read ratios with care.',
  };
}

let pins: boolean | undefined;

/** Linux has `taskset` (util-linux) nearly everywhere; other systems have nothing like it. */
export function canPin(): boolean {
  pins ??= spawnSync('taskset', ['-c', '0', 'true'], { stdio: 'ignore' }).status === 0;
  return pins;
}

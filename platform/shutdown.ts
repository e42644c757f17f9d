import type { Logger } from './log.ts';

/** A step of going down, with the name it is logged under. */
export interface ShutdownStep {
  readonly name: string;
  readonly run: () => Promise<void>;
}

export interface ShutdownOptions {
  readonly log: Logger;
  /** Steps in the order they must happen: stop accepting, drain, close what was used. */
  readonly steps: readonly ShutdownStep[];
  /** Milliseconds after which the process ends even though a step hangs. */
  readonly patience?: number;
  /** What a second signal does; default `end`. `ignore` where whoever sends signals also ends us for good. */
  readonly secondSignal?: 'end' | 'ignore';
}

/**
 * Ends the process cleanly on SIGTERM, on SIGINT, and when the parent that started it over an IPC channel is gone.
 * A second reason ends it at once. A fault that nothing caught is logged and ends it cleanly as well: what is under way is
 * answered, but nobody knows any more what state the process is in. Exit code 0 when every step succeeded and nothing was at fault, 1
 * otherwise.
 * @returns a way to begin it from within; does nothing when it has begun.
 */
export function onShutdown(options: ShutdownOptions): (reason: string) => void {
  const { log, steps, patience = 15_000, secondSignal = 'end' } = options;
  let going = false;
  let isFaulty = false;
  const begin = (reason: string): void => {
    if (going) return;
    going = true;
    log.info({ reason }, 'shutting down');
    setTimeout(() => process.exit(1), patience).unref();
    void runSteps(log, steps).then((clean) => process.exit(clean && !isFaulty ? 0 : 1));
  };
  // Promises that are rejected and never looked at come here too.
  process.on('uncaughtException', (err) => {
    isFaulty = true;
    log.fatal({ err }, 'a fault that nothing caught');
    begin('fault');
  });
  const insist = (reason: string): void => (going ? process.exit(1) : begin(reason));
  const onSignal = secondSignal === 'end' ? insist : begin;
  process.on('SIGTERM', () => onSignal('SIGTERM'));
  process.on('SIGINT', () => onSignal('SIGINT'));
  process.on('disconnect', () => insist('parent gone'));
  // `send` stays when the channel is gone: the parent may have died while we were still starting.
  if (process.send && !process.connected) begin('parent gone');
  return begin;
}

async function runSteps(log: Logger, steps: readonly ShutdownStep[]): Promise<boolean> {
  let clean = true;
  for (const { name, run } of steps) {
    try {
      await run();
    } catch (err) {
      clean = false;
      log.error({ err, step: name }, 'shutdown step failed');
    }
  }
  return clean;
}

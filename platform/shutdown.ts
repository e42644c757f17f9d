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
}

/**
 * Ends the process cleanly on SIGTERM, on SIGINT, and when the parent that started it over an IPC channel is gone.
 * A second signal ends it at once. Exit code 0 when every step succeeded, 1 otherwise.
 */
export function onShutdown({ log, steps, patience = 15_000 }: ShutdownOptions): void {
  let going = false;
  const goDown = (reason: string): void => {
    if (going) process.exit(1);
    going = true;
    log.info({ reason }, 'shutting down');
    setTimeout(() => process.exit(1), patience).unref();
    void runSteps(log, steps).then((clean) => process.exit(clean ? 0 : 1));
  };
  process.on('SIGTERM', () => goDown('SIGTERM'));
  process.on('SIGINT', () => goDown('SIGINT'));
  process.on('disconnect', () => goDown('parent gone'));
  // `send` stays when the channel is gone: the parent may have died while we were still starting.
  if (process.send && !process.connected) goDown('parent gone');
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

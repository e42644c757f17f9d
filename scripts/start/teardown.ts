/** What was brought up, to be taken down in the opposite order. */
export interface Teardown {
  readonly started: boolean;
  /** Remembers how to take something down; does it at once when going down has already begun. */
  add(stop: () => Promise<void> | void): Promise<void>;
  /** Takes everything down, latest first. All steps run even when one fails; the first failure is thrown. */
  run(): Promise<void>;
}

export function createTeardown(): Teardown {
  const stops: (() => Promise<void> | void)[] = [];
  let started = false;
  return {
    get started(): boolean {
      return started;
    },
    async add(stop): Promise<void> {
      if (started) await stop();
      else stops.push(stop);
    },
    async run(): Promise<void> {
      started = true;
      const failures: unknown[] = [];
      for (const stop of stops.toReversed()) {
        try {
          await stop();
        } catch (error) {
          failures.push(error);
        }
      }
      if (failures.length > 0) throw new AggregateError(failures, 'Not everything could be stopped cleanly.');
    },
  };
}

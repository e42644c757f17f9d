import type { DifferentialResult } from './differential-worker.ts';

/** Tells how far a long comparison is, and each difference at once. */
export class DifferentialProgress {
  differences = 0;
  readonly #startedAt = performance.now();
  readonly #operations: number;
  #done = 0;
  #toldAt = 0;

  constructor(operations: number) {
    this.#operations = operations;
  }

  add({ task, differences }: DifferentialResult): void {
    this.#done += task.operations;
    this.differences += differences.length;
    for (const difference of differences) {
      process.stdout.write(`\n${difference}\nrepeat: npm run differential -- ${task.runsPerDocument} `);
      process.stdout.write(`--schema ${task.schema} --seed ${/^seed (\d+)/.exec(difference)?.[1]}\n\n`);
    }
    const now = performance.now();
    if (now - this.#toldAt < 5000) return;
    this.#toldAt = now;
    this.finish();
  }

  finish(): void {
    const perSecond = Math.round(this.#done / ((performance.now() - this.#startedAt) / 1000));
    const share = `${this.#done} of ${this.#operations} operations`;
    process.stdout.write(`${share}, ${this.differences} differences, ${perSecond} a second\n`);
  }
}

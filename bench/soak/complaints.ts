/** What went wrong, each sentence once with the number of times. */
export class Complaints {
  readonly #counts = new Map<string, number>();

  /** @param what a sentence without anything that differs from case to case: it is counted by its text. */
  add(what: string): void {
    if (this.#counts.size < MOST || this.#counts.has(what))
      this.#counts.set(what, (this.#counts.get(what) ?? 0) + 1);
  }

  get total(): number {
    return [...this.#counts.values()].reduce((sum, count) => sum + count, 0);
  }

  /** The sentences, the most frequent first. */
  list(): readonly string[] {
    const sorted = [...this.#counts].toSorted(([, a], [, b]) => b - a);
    return sorted.map(([what, count]) => (count === 1 ? what : `${what} (${count} times)`));
  }
}

const MOST = 200;

/** Work under way, by what it is about: whoever asks for the same meanwhile gets the same. */
export class SharedWork<Result> {
  readonly #underWay = new Map<string, Promise<Result>>();

  /** Joins the work under way, or begins it. `isShared`: somebody else had begun it. */
  join(key: string, begin: () => Promise<Result>): { result: Promise<Result>; isShared: boolean } {
    const running = this.#underWay.get(key);
    if (running) return { result: running, isShared: true };
    const result = begin().finally(() => this.#underWay.delete(key));
    this.#underWay.set(key, result);
    return { result, isShared: false };
  }
}

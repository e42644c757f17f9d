/** A queue in which those who ask much do not keep those who ask little waiting: callers take turns. */
export class FairQueue<Item> {
  /** In the order of turns; a caller with nothing waiting is not in it. */
  readonly #waiting = new Map<string, Item[]>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(caller: string, item: Item): void {
    const items = this.#waiting.get(caller);
    if (items) items.push(item);
    else this.#waiting.set(caller, [item]);
    this.#size++;
  }

  /** The next item of the caller whose turn it is. */
  take(): Item | undefined {
    for (const [caller, items] of this.#waiting) {
      const item = items.shift();
      this.#waiting.delete(caller);
      if (items.length > 0) this.#waiting.set(caller, items);
      this.#size--;
      return item;
    }
    return undefined;
  }

  /** Takes out what does not pass the test. */
  keepOnly(isKept: (item: Item) => boolean): readonly Item[] {
    const removed: Item[] = [];
    for (const [caller, items] of this.#waiting) {
      removed.push(...items.filter((item) => !isKept(item)));
      this.#put(caller, items.filter(isKept));
    }
    this.#size -= removed.length;
    return removed;
  }

  /** Takes out what came last from whoever has most waiting: the newcomer, unless somebody has more. */
  makeRoom(newcomer: string): Item | undefined {
    let longest = newcomer;
    for (const [caller, items] of this.#waiting) {
      if (items.length > (this.#waiting.get(longest)?.length ?? 0)) longest = caller;
    }
    const items = this.#waiting.get(longest) ?? [];
    const item = items.pop();
    this.#put(longest, items);
    this.#size--;
    return item;
  }

  /** In place: whose turn it is stays. */
  #put(caller: string, items: Item[]): void {
    if (items.length > 0) this.#waiting.set(caller, items);
    else this.#waiting.delete(caller);
  }
}

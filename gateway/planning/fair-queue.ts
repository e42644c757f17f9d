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
}

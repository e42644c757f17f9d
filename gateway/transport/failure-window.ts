/** The window moves on in tenths of its length. */
const SLOTS = 10;

/** Requests and failures of the last so many milliseconds, to a tenth. */
export class FailureWindow {
  readonly #slotMs: number;
  readonly #totals = new Float64Array(SLOTS);
  readonly #failures = new Float64Array(SLOTS);
  #slot = 0;
  total = 0;
  failed = 0;

  constructor(windowMs: number) {
    this.#slotMs = windowMs / SLOTS;
  }

  add(now: number, isFailure: boolean): void {
    this.#advance(Math.floor(now / this.#slotMs));
    this.#put(this.#totals, 1);
    this.total += 1;
    if (!isFailure) return;
    this.#put(this.#failures, 1);
    this.failed += 1;
  }

  clear(): void {
    this.#totals.fill(0);
    this.#failures.fill(0);
    this.total = 0;
    this.failed = 0;
  }

  #advance(slot: number): void {
    if (slot - this.#slot >= SLOTS) this.clear();
    else while (this.#slot < slot) this.#forgetNext();
    this.#slot = slot;
  }

  #forgetNext(): void {
    this.#slot += 1;
    const place = this.#slot % SLOTS;
    this.total -= this.#totals[place] ?? 0;
    this.failed -= this.#failures[place] ?? 0;
    this.#totals[place] = 0;
    this.#failures[place] = 0;
  }

  #put(counts: Float64Array, amount: number): void {
    const place = this.#slot % SLOTS;
    counts[place] = (counts[place] ?? 0) + amount;
  }
}

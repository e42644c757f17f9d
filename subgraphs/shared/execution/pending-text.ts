import { FieldFailure, type Eventual, type Text } from './field-failure.ts';

/** JSON some of whose pieces have not come yet. */
export class PendingText {
  readonly #pieces: string[];
  #waiting = 0;
  #failure: FieldFailure | undefined;
  #settle: (text: Text) => void = () => undefined;

  constructor(begun: string) {
    this.#pieces = [begun];
  }

  /** Puts a piece in its place. @returns false when nothing that follows matters any more. */
  add(value: Eventual<Text>): boolean {
    if (typeof value === 'string') {
      this.#pieces.push(value);
      return true;
    }
    if (value instanceof FieldFailure) {
      this.#failure = value;
      return false;
    }
    const slot = this.#pieces.push('') - 1;
    this.#waiting += 1;
    void value.then((text) => this.#arrive(slot, text));
    return true;
  }

  /** @returns the whole when all pieces have come; a failure as soon as one has failed. */
  close(end: string): Promise<Text> {
    this.#pieces.push(end);
    return new Promise((resolve) => {
      this.#settle = resolve;
      if (this.#waiting === 0) this.#finish();
    });
  }

  #arrive(slot: number, text: Text): void {
    this.#waiting -= 1;
    if (typeof text === 'string') this.#pieces[slot] = text;
    else this.#settle(this.#failure ?? text);
    if (this.#waiting === 0) this.#finish();
  }

  #finish(): void {
    if (this.#failure) return this.#settle(this.#failure);
    // Added up rather than joined: a joined text is copied at once, and again by each list and object around it.
    let text = '';
    for (const piece of this.#pieces) text += piece;
    this.#settle(text);
  }
}

import type { CancelSignal } from '../engine/subgraph-client.ts';

/** Can be cancelled once; does for a fetch what an `AbortController` does, at a tenth of the cost. */
export class Cancellation implements CancelSignal {
  readonly #listeners: (() => void)[] = [];
  aborted = false;

  addEventListener(_type: 'abort', listener: () => void): void {
    this.#listeners.push(listener);
  }

  removeEventListener(_type: 'abort', listener: () => void): void {
    const index = this.#listeners.indexOf(listener);
    if (index >= 0) this.#listeners.splice(index, 1);
  }

  cancel(): void {
    if (this.aborted) return;
    this.aborted = true;
    for (const listener of this.#listeners.splice(0)) listener();
  }
}

/** What is needed of an `AbortSignal`; creating a real one for each request would be measurable. */
export interface CancelSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/**
 * Can be cancelled once. Stands for an `AbortController` and its signal, whose DOM events cost a request more than its
 * cancellation is worth. Listeners must not throw; one that is removed while others are being called may still be.
 */
export class Cancellation implements CancelSignal {
  readonly #listeners: (() => void)[] = [];
  aborted = false;
  /** Why, where that was said. */
  reason: Error | undefined;

  addEventListener(_type: 'abort', listener: () => void): void {
    this.#listeners.push(listener);
  }

  removeEventListener(_type: 'abort', listener: () => void): void {
    const index = this.#listeners.indexOf(listener);
    if (index >= 0) this.#listeners.splice(index, 1);
  }

  cancel(reason?: Error): void {
    if (this.aborted) return;
    this.aborted = true;
    this.reason = reason;
    for (const listener of this.#listeners.splice(0)) listener();
  }
}

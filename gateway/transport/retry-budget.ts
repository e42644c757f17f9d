export interface RetryBudgetLimits {
  /** Retries that each request earns, e.g. 0.2: one retry for five requests. */
  readonly retryShare: number;
  /** Retries that can be saved up; there from the start, so that a quiet gateway may retry as well. */
  readonly retryReserve: number;
}

/**
 * A token bucket that keeps retries a small part of the load: without it, a subgraph that fails under its load would
 * get a multiple of it. Over any time, retries are at most the reserve plus the share of the requests.
 */
export class RetryBudget {
  readonly #limits: RetryBudgetLimits;
  #tokens: number;

  constructor(limits: RetryBudgetLimits) {
    this.#limits = limits;
    this.#tokens = limits.retryReserve;
  }

  /** Called for every request, not for its retries. */
  earn(): void {
    const { retryShare, retryReserve } = this.#limits;
    this.#tokens = Math.min(retryReserve, this.#tokens + retryShare);
  }

  /** @returns whether a retry may be sent; if so, it is paid for. */
  spend(): boolean {
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}

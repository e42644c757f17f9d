import type { Clock } from './clock.ts';
import { FailureWindow } from './failure-window.ts';

export interface BreakerLimits {
  /** Milliseconds that are looked back on. */
  readonly windowMs: number;
  /** Fewer requests than this in the window prove nothing. */
  readonly minRequests: number;
  /** Part of them that must fail for the circuit to open, above 0 and at most 1. */
  readonly failureShare: number;
  /** Milliseconds until the first probe; doubled with every probe that fails, up to sixteen times as long. */
  readonly openMs: number;
}

/** `closed`: requests pass. `open`: none does. `half-open`: one at a time, as a probe. */
export type BreakerState = 'closed' | 'open' | 'half-open';

/** What a request has shown about the subgraph; `nothing` if it ended for a reason of the caller's. */
export type Verdict = 'success' | 'failure' | 'nothing';

/** The right to send one request; belongs to the phase in which it was given. */
export type Permit = number;

export const NO_PERMIT: Permit = -1;

export interface BreakerOptions extends BreakerLimits {
  readonly clock: Clock;
  /** From 0 to below 1. */
  readonly random: () => number;
  readonly onChange?: (state: BreakerState) => void;
}

/**
 * A circuit breaker over a sliding window. Verdicts of an earlier phase are ignored: a request that was sent before
 * the circuit opened says nothing about the subgraph of now.
 */
export class CircuitBreaker {
  readonly #options: BreakerOptions;
  readonly #window: FailureWindow;
  #state: BreakerState = 'closed';
  #phase = 0;
  #probing = false;
  #failedProbes = 0;
  #nextProbeAt = 0;

  constructor(options: BreakerOptions) {
    this.#options = options;
    this.#window = new FailureWindow(options.windowMs);
  }

  get state(): BreakerState {
    return this.#state;
  }

  /** @returns `NO_PERMIT` when nothing may be sent now; every other permit must be given back with `leave`. */
  enter(): Permit {
    if (this.#state === 'closed') return this.#phase;
    if (this.#state === 'open' && this.#options.clock.now() >= this.#nextProbeAt) this.#go('half-open');
    if (this.#state === 'open' || this.#probing) return NO_PERMIT;
    this.#probing = true;
    return this.#phase;
  }

  leave(permit: Permit, verdict: Verdict): void {
    if (permit !== this.#phase) return;
    this.#probing = false;
    if (verdict === 'nothing') return;
    if (this.#state === 'closed') this.#count(verdict);
    else if (verdict === 'success') this.#close();
    else this.#open(this.#failedProbes + 1);
  }

  /** Milliseconds until a request may be tried again; 0 while the circuit is not open. */
  get waitMs(): number {
    return this.#state === 'open' ? Math.max(0, this.#nextProbeAt - this.#options.clock.now()) : 0;
  }

  #count(verdict: Verdict): void {
    const { clock, minRequests, failureShare } = this.#options;
    this.#window.add(clock.now(), verdict === 'failure');
    const { total, failed } = this.#window;
    if (verdict === 'failure' && total >= minRequests && failed >= total * failureShare) this.#open(0);
  }

  #open(failedProbes: number): void {
    const { clock, random, openMs } = this.#options;
    this.#failedProbes = failedProbes;
    // Scattered by a quarter, so that several gateways do not probe at once.
    const scatter = 0.75 + 0.5 * random();
    this.#nextProbeAt = clock.now() + openMs * scatter * 2 ** Math.min(failedProbes, MAX_DOUBLINGS);
    this.#go('open');
  }

  #close(): void {
    this.#window.clear();
    this.#go('closed');
  }

  #go(state: BreakerState): void {
    this.#state = state;
    this.#phase += 1;
    this.#probing = false;
    this.#options.onChange?.(state);
  }
}

const MAX_DOUBLINGS = 4;

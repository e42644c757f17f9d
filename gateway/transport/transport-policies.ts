import { breakCircuit } from './break-circuit.ts';
import type { BreakerState } from './circuit-breaker.ts';
import type { Clock } from './clock.ts';
import { bulkhead } from './bulkhead.ts';
import type { Policy } from './policy.ts';
import { retryQueries } from './retry-queries.ts';
import { type MutationCount, shareInFlight } from './share-in-flight.ts';
import type { TransportLimits } from './transport-limits.ts';

export interface PolicyOptions {
  readonly limits: TransportLimits;
  /** Of all subgraphs together: what one is told may change what another says. */
  readonly mutations: MutationCount;
  readonly clock: Clock;
  /** From 0 to below 1. */
  readonly random: () => number;
  readonly onBreakerChange: (state: BreakerState) => void;
}

/** What happens to a request to one subgraph, in the order of its way from the engine to the wire. */
export function transportPolicies(options: PolicyOptions): readonly Policy[] {
  const { limits, mutations, clock, random, onBreakerChange } = options;
  const { timeoutMs } = limits;
  return [
    // Asked the same twice at once? One of them waits for the other's answer.
    ...(limits.shareInFlight ? [shareInFlight(clock, mutations)] : []),

    // Each attempt goes through all that follows, and counts there by itself.
    retryQueries({ ...limits, clock, random }),

    // Known to fail? Then it is refused before it could queue.
    breakCircuit({ ...limits.breaker, patienceMs: timeoutMs / 2, clock, random, onChange: onBreakerChange }),

    // Too much at once? It waits for a while, or is refused.
    bulkhead({ ...limits, maxWaitMs: timeoutMs, clock }),

    // Then the pool sends it, within the time and the size of an answer.
  ];
}

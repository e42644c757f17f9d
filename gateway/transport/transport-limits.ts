import type { BreakerLimits } from './circuit-breaker.ts';
import type { BulkheadLimits } from './bulkhead.ts';
import type { RetryLimits } from './retry-queries.ts';
import type { PoolLimits } from './subgraph-pool.ts';

/** All that is settled about the traffic with one subgraph; the same for each, counted for each by itself. */
export interface TransportLimits extends PoolLimits, BulkheadLimits, RetryLimits {
  readonly breaker: BreakerLimits;
  /** Send equal queries of one caller once. */
  readonly shareInFlight: boolean;
}

/** The table in the gateway's README gives the reasons. */
export const DEFAULT_LIMITS: TransportLimits = Object.freeze({
  timeoutMs: 5_000,
  maxAnswerBytes: 16 * 1024 * 1024,
  maxConnections: 64,
  isNamed: false,
  maxPipelined: 8,
  client: 'own',
  proxy: undefined,
  maxQueue: 1_000,
  retries: 2,
  retryShare: 0.2,
  retryReserve: 10,
  breaker: Object.freeze({ windowMs: 10_000, minRequests: 20, failureShare: 0.5, openMs: 1_000 }),
  shareInFlight: true,
});

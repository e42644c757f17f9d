import type { SubgraphAddress } from '../engine/engine.ts';
import type { SubgraphClient } from '../engine/subgraph-client.ts';
import { breakCircuit } from './break-circuit.ts';
import type { BreakerState } from './circuit-breaker.ts';
import { type Clock, systemClock } from './clock.ts';
import { failure } from './failure.ts';
import { limitConcurrency } from './limit-concurrency.ts';
import type { Policy, Send } from './policy.ts';
import { retryQueries } from './retry-queries.ts';
import { shareInFlight } from './share-in-flight.ts';
import { createSubgraphPool } from './subgraph-pool.ts';
import { DEFAULT_LIMITS, type TransportLimits } from './transport-limits.ts';

export interface ClientOptions {
  /** What is not given is as in `DEFAULT_LIMITS`. */
  readonly limits?: Partial<TransportLimits>;
  /** Milliseconds by subgraph, for those that need another time than `limits.timeoutMs`. */
  readonly timeoutsMs?: ReadonlyMap<string, number>;
  readonly onBreakerChange?: (subgraph: string, state: BreakerState) => void;
  readonly clock?: Clock;
  /** From 0 to below 1. */
  readonly random?: () => number;
}

/** The client of all subgraphs over HTTP. What happens to one subgraph costs no other: each has everything for itself. */
export function createSubgraphClient(
  subgraphs: readonly SubgraphAddress[],
  options: ClientOptions = {},
): SubgraphClient {
  const lines = new Map(subgraphs.map((address) => [address.name, createLine(address, options)]));
  return {
    send: (request) => {
      const line = lines.get(request.subgraph);
      return line ? line.send(request) : Promise.resolve(failure('unreachable', 'no address is known'));
    },
    close: async () => {
      await Promise.all([...lines.values()].map((line) => line.close()));
    },
  };
}

interface Line {
  readonly send: Send;
  readonly close: () => Promise<void>;
}

function createLine({ name, url }: SubgraphAddress, options: ClientOptions): Line {
  const { clock = systemClock, random = Math.random, onBreakerChange, timeoutsMs } = options;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const timeoutMs = timeoutsMs?.get(name) ?? limits.timeoutMs;
  const pool = createSubgraphPool(url, { ...limits, timeoutMs }, clock);
  const onChange = (state: BreakerState): void => onBreakerChange?.(name, state);

  // From the engine, above, to the wire, below.
  const policies: readonly Policy[] = [
    // Asked the same twice at once? One of them waits for the other's answer.
    ...(limits.shareInFlight ? [shareInFlight()] : []),
    // Each attempt goes through all that follows, and counts there by itself.
    retryQueries({ ...limits, clock, random }),
    // Known to fail? Then it is refused before it could queue.
    breakCircuit({ ...limits.breaker, patienceMs: timeoutMs / 2, clock, random, onChange }),
    // Too much at once? Wait for a while, or be refused.
    limitConcurrency({ ...limits, maxWaitMs: timeoutMs, clock }),
  ];
  // The pool sends it, within the time and the size of an answer.
  return { send: policies.reduceRight((next, policy) => policy(next), pool.send), close: pool.close };
}

import type { SubgraphAddress } from '../engine/engine.ts';
import type { SubgraphClient } from '../engine/subgraph-client.ts';
import type { BreakerState } from './circuit-breaker.ts';
import { type Clock, systemClock } from './clock.ts';
import { failure } from './failure.ts';
import type { Policy, Send } from './policy.ts';
import type { MutationCount } from './share-in-flight.ts';
import { createSubgraphPool } from './subgraph-pool.ts';
import { DEFAULT_LIMITS, type TransportLimits } from './transport-limits.ts';
import { transportPolicies } from './transport-policies.ts';

export interface ClientOptions {
  /** What is not given is as in `DEFAULT_LIMITS`. */
  readonly limits?: Partial<TransportLimits>;
  /** Milliseconds by subgraph, for those that need another time than `limits.timeoutMs`. */
  readonly timeoutsMs?: ReadonlyMap<string, number>;
  readonly onBreakerChange?: (subgraph: string, state: BreakerState) => void;
  /** Closest to the wire: sees each attempt as it is sent. */
  readonly wire?: Policy | undefined;
  /** Default: one of its own, where no other client is asked by the same callers. */
  readonly mutations?: MutationCount;
  readonly clock?: Clock;
  /** From 0 to below 1. */
  readonly random?: () => number;
}

/** The client of all subgraphs over HTTP. What happens to one subgraph costs no other: each has everything for itself. */
export function createSubgraphClient(
  subgraphs: readonly SubgraphAddress[],
  options: ClientOptions = {},
): SubgraphClient {
  const { mutations = { ended: 0 } } = options;
  const lines = new Map(
    subgraphs.map((address) => [address.name, createLine(address, { ...options, mutations })]),
  );
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

function createLine(
  { name, url }: SubgraphAddress,
  options: ClientOptions & { readonly mutations: MutationCount },
): Line {
  const { clock = systemClock, random = Math.random, mutations, onBreakerChange, timeoutsMs } = options;
  const general = { ...DEFAULT_LIMITS, ...options.limits };
  const limits = { ...general, timeoutMs: timeoutsMs?.get(name) ?? general.timeoutMs };
  const pool = createSubgraphPool(url, limits, clock);
  const policies = transportPolicies({
    limits,
    mutations,
    clock,
    random,
    onBreakerChange: (state) => onBreakerChange?.(name, state),
  });
  const wire = options.wire?.(pool.send) ?? pool.send;
  return { send: policies.reduceRight((next, policy) => policy(next), wire), close: pool.close };
}

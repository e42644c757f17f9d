import type { SubgraphAddress } from '../engine/engine.ts';
import type { SubgraphClient } from '../engine/subgraph-client.ts';
import { failure } from './failure.ts';
import { createSubgraphPool, type PoolLimits } from './subgraph-pool.ts';

export type ClientLimits = Partial<PoolLimits>;

const DEFAULT_LIMITS: PoolLimits = {
  maxConnections: 64,
  timeoutMs: 10_000,
  maxAnswerBytes: 64 * 1024 * 1024,
};

/** The client of all subgraphs over HTTP: one pool of kept-alive connections each. */
export function createSubgraphClient(
  subgraphs: readonly SubgraphAddress[],
  limits: ClientLimits = {},
): SubgraphClient {
  const bounds = { ...DEFAULT_LIMITS, ...limits };
  const pools = new Map(subgraphs.map(({ name, url }) => [name, createSubgraphPool(url, bounds)]));
  return {
    send: (request) => {
      const pool = pools.get(request.subgraph);
      return pool ? pool.send(request) : Promise.resolve(failure('unreachable', 'no address is known'));
    },
    close: async () => {
      await Promise.all([...pools.values()].map((pool) => pool.close()));
    },
  };
}

import { collectDefaultMetrics, Registry } from 'prom-client';
import { createEngineMetrics, type EngineMetrics } from './engine-metrics.ts';
import { shareWithFleet } from './fleet-metrics.ts';
import { createRequestMetrics, type RequestMetrics } from './request-metrics.ts';
import { createSubgraphMetrics, type SubgraphMetrics } from './subgraph-metrics.ts';

/** The numbers of one gateway process. No label ever holds what a caller wrote, but for names of operations. */
export interface GatewayMetrics {
  readonly registry: Registry;
  readonly requests: RequestMetrics;
  readonly engine: EngineMetrics;
  readonly subgraphs: SubgraphMetrics;
}

/** Own numbers, and prom-client's of the process: CPU, memory, event-loop lag, garbage collection. */
export function createGatewayMetrics(): GatewayMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  shareWithFleet(registry);
  return {
    registry,
    requests: createRequestMetrics(registry),
    engine: createEngineMetrics(registry),
    subgraphs: createSubgraphMetrics(registry),
  };
}

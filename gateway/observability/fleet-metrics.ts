import cluster from 'node:cluster';
import { AggregatorRegistry, type Registry } from 'prom-client';
import type { MetricsSource } from './open-admin.ts';

/**
 * In the primary of a cluster: the numbers of all workers, taken together (added up; the worst of breakers, the mean of
 * event-loop lags). Rejects when a worker does not answer within five seconds.
 */
export function fleetMetrics(): MetricsSource {
  const fleet = new AggregatorRegistry();
  return { registry: { contentType: fleet.contentType, metrics: () => fleet.clusterMetrics() } };
}

/** In a worker: answers the primary's questions. Elsewhere nothing. */
export function shareWithFleet(registry: Registry): void {
  if (!cluster.isWorker) return;
  AggregatorRegistry.setRegistries([registry]);
  // Its making is what begins to listen.
  void new AggregatorRegistry();
}

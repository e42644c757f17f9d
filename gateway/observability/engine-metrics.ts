import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { CacheSizes, EngineObserver } from '../engine/engine-observer.ts';

export interface EngineMetrics extends EngineObserver {
  /** From now on the sizes are asked of this engine, whenever somebody looks. */
  watchCaches(sizes: () => CacheSizes): void;
}

/** Seconds. A plan takes milliseconds; one that takes longer has stopped every other request meanwhile. */
const PLANNING_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

/** What the engine does, apart from its requests to subgraphs. */
export function createEngineMetrics(registry: Registry): EngineMetrics {
  const registers = [registry];
  const readings = new Counter({
    name: 'gateway_operation_lookups_total',
    help: 'Operation texts by how they were found: known, known-shape (other literals), new, refused.',
    labelNames: ['result'],
    registers,
  });
  const plannings = new Counter({
    name: 'gateway_plan_lookups_total',
    help: 'Plans by how they were found: known (a hit), new (a miss), failed.',
    labelNames: ['result'],
    registers,
  });
  const runs = new Counter({
    name: 'gateway_operation_runs_total',
    help: 'Operations that ran, by how their answers were put together: excerpts (the quick way), values, given-up (began in excerpts, then something was not as usual).',
    labelNames: ['answer'],
    registers,
  });
  const reading = new Histogram({
    name: 'gateway_reading_duration_seconds',
    help: 'Parsing and validating a text that was not known; other requests wait meanwhile.',
    buckets: PLANNING_BUCKETS,
    registers,
  });
  const planning = new Histogram({
    name: 'gateway_planning_duration_seconds',
    help: 'Planning and compiling an operation whose plan was not known; other requests wait meanwhile.',
    buckets: PLANNING_BUCKETS,
    registers,
  });
  return {
    operationRead: (_context, result, startedAt) => {
      readings.inc({ result });
      if (result !== 'known') reading.observe(secondsSince(startedAt));
    },
    operationPlanned: (_context, result, startedAt) => {
      plannings.inc({ result });
      if (result !== 'known') planning.observe(secondsSince(startedAt));
    },
    operationRun: (_context, answer) => runs.inc({ answer }),
    watchCaches: cacheSizeGauge(registry),
  };
}

function cacheSizeGauge(registry: Registry): (sizes: () => CacheSizes) => void {
  let current: (() => CacheSizes) | undefined;
  const entries = new Gauge({
    name: 'gateway_operation_cache_entries',
    help: 'Operations kept: as texts, as shapes, as plans of shapes, and as answers about the schema.',
    labelNames: ['cache'],
    registers: [registry],
    collect: () => {
      const { texts = 0, shapes = 0, plans = 0, introspections = 0 } = current?.() ?? {};
      entries.set({ cache: 'texts' }, texts);
      entries.set({ cache: 'shapes' }, shapes);
      entries.set({ cache: 'plans' }, plans);
      entries.set({ cache: 'introspections' }, introspections);
    },
  });
  return (sizes) => void (current = sizes);
}

function secondsSince(startedAt: number): number {
  return (performance.now() - startedAt) / 1000;
}

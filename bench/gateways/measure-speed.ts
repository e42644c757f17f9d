import type { LoadGenerator } from '../load/load-generator.ts';
import type { LoadResult } from '../load/load-job.ts';
import { readUsage } from '../measure/process-usage.ts';
import type { GatewaysOptions } from './options.ts';
import type { RunningGateway, Stage } from './stage.ts';
import type { GatewayWorkload } from './workloads.ts';

/** Requests under way when throughput is measured. */
export const CONCURRENCY = 16;

/** One round of one contestant with one query. */
export interface SpeedRound {
  readonly loaded: LoadResult;
  /** One request at a time. */
  readonly unloaded: LoadResult;
  /** Microseconds of the gateway's processor time for a request under load. */
  readonly cpu: number | undefined;
  /** Share of its core that the gateway had; well below one, something else was the limit. */
  readonly busy: number | undefined;
  /** Bytes of memory after the load. */
  readonly memory: number | undefined;
  /** Fetches to subgraphs for one request. */
  readonly fetches: number;
  /** Fetches that were not in the record; each made the round slower than it should be. */
  readonly recorded: number;
}

export interface Ground {
  readonly stage: Stage;
  readonly load: LoadGenerator;
  readonly options: GatewaysOptions;
}

/** @throws Error when a request failed: such a round says nothing. */
export async function measureSpeed(
  { stage, load, options }: Ground,
  gateway: RunningGateway,
  workload: GatewayWorkload,
): Promise<SpeedRound> {
  const { amount } = options;
  const job = { url: gateway.url, bodies: workload.bodies, ...(amount !== undefined && { amount }) };
  const countsBefore = await stage.counts();
  const before = readUsage(gateway.pid);
  const loaded = await load.run({ ...job, seconds: options.seconds, connections: CONCURRENCY });
  const after = readUsage(gateway.pid);
  const unloaded = await load.run({ ...job, seconds: options.seconds / 2, connections: 1 });
  const failures = loaded.failures + unloaded.failures;
  if (failures > 0) throw new Error(`${failures} requests of ${workload.name} to ${gateway.name} failed`);
  const cpu = before && after ? after.cpu - before.cpu : undefined;
  const countsAfter = await stage.counts();
  const replayed = countsAfter.replayed - countsBefore.replayed;
  return {
    loaded,
    unloaded,
    cpu: cpu === undefined ? undefined : cpu / loaded.requests,
    busy: cpu === undefined ? undefined : cpu / 1e6 / loaded.seconds,
    memory: after?.memory,
    fetches: replayed / (loaded.requests + unloaded.requests),
    recorded: countsAfter.recorded - countsBefore.recorded,
  };
}

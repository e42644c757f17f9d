import type { LoadGenerator } from '../load/load-generator.ts';
import type { LoadResult } from '../load/load-job.ts';
import { readFamilyCpu, readUsage } from '../measure/process-usage.ts';
import type { Entrant } from './federation.ts';
import type { RegistersOptions } from './options.ts';
import type { Province } from './province.ts';
import type { Workload } from './workloads.ts';

/** Requests under way when throughput is measured. */
export const CONCURRENCY = 16;

/** One round of one workload. */
export interface Round {
  /** One request at a time. */
  readonly unloaded: LoadResult;
  /** `CONCURRENCY` at a time. */
  readonly loaded: LoadResult;
  /** Microseconds of processor time for a request under load. */
  readonly cpu: Cpu;
}

export interface Cpu {
  readonly gateway: number | undefined;
  readonly subgraphs: number | undefined;
  readonly postgres: number | undefined;
}

export interface Measured {
  readonly province: Province;
  readonly entrant: Entrant;
}

/** @throws Error when a request failed: such a round says nothing. */
export async function measureRound(
  load: LoadGenerator,
  measured: Measured,
  workload: Workload,
  { seconds, amount }: RegistersOptions,
): Promise<Round> {
  const job = {
    url: measured.entrant.url,
    bodies: workload.bodies,
    seconds,
    ...(amount !== undefined && { amount }),
  };
  const unloaded = await load.run({ ...job, connections: 1 });
  const before = readCpu(measured);
  const loaded = await load.run({ ...job, connections: CONCURRENCY });
  const after = readCpu(measured);
  const failures = unloaded.failures + loaded.failures;
  if (failures > 0)
    throw new Error(`${failures} requests of "${workload.name}" to ${measured.entrant.name} failed`);
  const each = (part: keyof Cpu): number | undefined => {
    const [from, to] = [before[part], after[part]];
    return from === undefined || to === undefined ? undefined : (to - from) / loaded.requests;
  };
  return {
    unloaded,
    loaded,
    cpu: { gateway: each('gateway'), subgraphs: each('subgraphs'), postgres: each('postgres') },
  };
}

function readCpu({ province, entrant }: Measured): Cpu {
  const subgraphs = entrant.subgraphs.map(({ pid }) => readUsage(pid)?.cpu);
  return {
    gateway: readUsage(entrant.gateway.pid)?.cpu,
    subgraphs: subgraphs.includes(undefined)
      ? undefined
      : subgraphs.reduce<number>((sum, cpu) => sum + (cpu ?? 0), 0),
    postgres: readFamilyCpu(province.serverPid()),
  };
}

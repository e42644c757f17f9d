import { ask } from '../load/ask.ts';
import { readUsage } from '../measure/process-usage.ts';
import { median } from '../measure/statistics.ts';
import type { Contestant } from './contestants/contestant.ts';
import type { RunningGateway, Stage } from './stage.ts';
import { varyOperation } from './vary-operation.ts';
import type { GatewayWorkload } from './workloads.ts';

/** What operations cost a gateway that it has not seen before. */
export interface ShapeCosts {
  /** Milliseconds from start until it answers, median. */
  readonly startUp: number;
  /** Bytes of memory right after the start. */
  readonly memory: number | undefined;
  /** Milliseconds that the first request of a new operation takes longer than the second, median. */
  readonly newShape: number;
  /** Bytes of memory that a thousand distinct operations add. */
  readonly memoryPerThousand: number | undefined;
}

export interface ShapeCounts {
  readonly starts: number;
  /** Operations timed, after as many to get warm. */
  readonly timed: number;
  /** Operations over which memory is measured. */
  readonly distinct: number;
}

/** @throws Error when an operation is not answered, or with errors. */
export async function measureShapes(
  stage: Stage,
  contestant: Contestant,
  { query, bodies }: GatewayWorkload,
  counts: ShapeCounts,
): Promise<ShapeCosts> {
  const { variables } = JSON.parse(bodies[0] ?? '{}') as { variables: object };
  const all = varyOperation(query, 2 * counts.timed + counts.distinct).map((varied) =>
    JSON.stringify({ query: varied, variables }),
  );
  const startUps = await recordFetches(stage, contestant, all, counts.starts);
  const gateway = await stage.start(contestant, false);
  try {
    const memory = readUsage(gateway.pid)?.memory;
    for (const body of all.slice(0, counts.timed)) await timeFirst(gateway, body);
    const timed: number[] = [];
    for (const body of all.slice(counts.timed, 2 * counts.timed)) timed.push(await timeFirst(gateway, body));
    const before = readUsage(gateway.pid)?.memory;
    for (const body of all.slice(2 * counts.timed)) await ask(gateway.url, body);
    const after = readUsage(gateway.pid)?.memory;
    return {
      startUp: median([...startUps, gateway.startedIn]),
      memory,
      newShape: median(timed),
      memoryPerThousand:
        before === undefined || after === undefined ? undefined : ((after - before) / counts.distinct) * 1000,
    };
  } finally {
    await gateway.stop();
  }
}

/** Asks everything of another process first, so that no stub has to think while we measure. @returns times of start. */
async function recordFetches(
  stage: Stage,
  contestant: Contestant,
  bodies: readonly string[],
  starts: number,
): Promise<readonly number[]> {
  const times: number[] = [];
  for (let start = 1; start < starts; start++) {
    const gateway = await stage.start(contestant, false);
    times.push(gateway.startedIn);
    const asked = start === 1 ? bodies : [];
    try {
      for (const body of asked) await ask(gateway.url, body);
    } finally {
      await gateway.stop();
    }
  }
  return times;
}

/** Milliseconds that the first answer took longer than the second. */
async function timeFirst({ url }: RunningGateway, body: string): Promise<number> {
  const startedAt = performance.now();
  await ask(url, body);
  const between = performance.now();
  await ask(url, body);
  return between - startedAt - (performance.now() - between);
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LoadGenerator } from '../load/load-generator.ts';
import { ACTIVITIES } from '../profile/activities.ts';
import { profileClock, readShares, type TimeSpan } from '../profile/read-profile.ts';
import { figure } from '../report/figures.ts';
import type { Table } from '../report/table.ts';
import { startFederation, type Federation } from './federation.ts';
import { CONCURRENCY } from './measure.ts';
import type { RegistersOptions } from './options.ts';
import type { Province } from './province.ts';
import type { Workload } from './workloads.ts';

const PROFILED = ['one citizen', 'commune page, 1,000 a page'];

/** Where each process spends its time, by a load of its own: being watched makes everything slower. */
export async function profileProcesses(
  province: Province,
  workloads: readonly Workload[],
  load: LoadGenerator,
  options: RegistersOptions,
): Promise<readonly Table[]> {
  const folder = mkdtempSync(join(tmpdir(), 'citizen-graph-profiles-'));
  try {
    const federation = await startFederation(province, { profilesIn: folder });
    const names = [federation.own.gateway, ...federation.own.subgraphs].map(({ name }) => name);
    const spans = await runLoads(federation, workloads, load, options).finally(() => federation.stop());
    return [...spans].map(([query, span]) => profileTable(query, folder, names, span));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @returns when each query was under load, once everything was warm. */
async function runLoads(
  { own }: Federation,
  workloads: readonly Workload[],
  load: LoadGenerator,
  { seconds, amount }: RegistersOptions,
): Promise<ReadonlyMap<string, TimeSpan>> {
  const spans = new Map<string, TimeSpan>();
  for (const { name, bodies } of workloads.filter((workload) => PROFILED.includes(workload.name))) {
    const job = { url: own.url, bodies, connections: CONCURRENCY, seconds, ...(amount && { amount }) };
    await load.run(job);
    const from = profileClock();
    await load.run(job);
    spans.set(name, { from, until: profileClock() });
  }
  return spans;
}

function profileTable(query: string, folder: string, names: readonly string[], span: TimeSpan): Table {
  const shares = names.map((name) => readShares(join(folder, name), span));
  return {
    title: `Where the time goes, ${query}: % of each process's time at work`,
    columns: ['activity', ...names],
    rows: ACTIVITIES.map((activity) => [
      activity,
      ...shares.map((share) => figure((share.get(activity) ?? 0) * 100)),
    ]),
    notes: [
      'Samples of V8 every half millisecond while it is not idle. Writing includes the time in which the one who is ' +
        'written to takes the processor over.',
    ],
  };
}

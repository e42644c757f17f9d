import { readGatewayConfig } from '../../gateway/config.ts';
import { createGateway } from '../../gateway/create-gateway.ts';
import { overrideVariable } from '../../gateway/subgraph-addresses.ts';
import { createLog } from '../../platform/log.ts';
import { SUBGRAPHS } from '../../subgraphs/registry.ts';
import { openDatabase } from '../../subgraphs/shared/database.ts';
import { serveSubgraph } from '../../subgraphs/shared/serve.ts';
import { mean } from '../measure/statistics.ts';
import { ask } from '../load/ask.ts';
import type { Province } from './province.ts';
import type { Workload } from './workloads.ts';

/** SQL statements of one request. */
export interface StatementCount {
  readonly workload: string;
  /** Mean by sector. */
  readonly bySector: Readonly<Record<string, number>>;
  /** Of all sectors together. */
  readonly mean: number;
  readonly most: number;
}

/** Requests that are counted for each query. */
const COUNTED = 20;

/** Sends requests one by one through the same gateway and subgraphs, here in one process, where SQL can be counted. */
export async function countStatements(
  province: Province,
  workloads: readonly Workload[],
): Promise<readonly StatementCount[]> {
  const counts: Counts = {};
  const inProcess = await startInProcess(province, (sector) => {
    counts[sector] = (counts[sector] ?? 0) + 1;
  });
  try {
    const found: StatementCount[] = [];
    for (const { name, bodies } of workloads) {
      const requests: Counts[] = [];
      for (const body of bodies.slice(0, COUNTED)) requests.push(await countOne(inProcess.url, body, counts));
      found.push(summarise(name, requests));
    }
    return found;
  } finally {
    await inProcess.stop();
  }
}

/** By sector. */
type Counts = Record<string, number>;

async function countOne(url: string, body: string, counts: Counts): Promise<Counts> {
  for (const { name } of SUBGRAPHS) counts[name] = 0;
  await ask(url, body);
  return { ...counts };
}

function summarise(workload: string, requests: readonly Counts[]): StatementCount {
  const sectors = SUBGRAPHS.map(({ name }) => name);
  const totals = requests.map((request) => sectors.reduce((sum, sector) => sum + (request[sector] ?? 0), 0));
  const bySector = sectors.map((sector) => [sector, mean(requests.map((request) => request[sector] ?? 0))]);
  return { workload, bySector: Object.fromEntries(bySector), mean: mean(totals), most: Math.max(...totals) };
}

async function startInProcess(province: Province, onStatement: (sector: string) => void) {
  const closers: (() => Promise<void>)[] = [];
  const log = createLog({ name: 'bench', level: 'silent' });
  const addresses: Record<string, string> = {};
  for (const definition of SUBGRAPHS) {
    const url = province.urls.get(definition.name) ?? '';
    const database = await openDatabase(definition, { url, poolSize: 4 });
    closers.push(() => database.close());
    const { name } = definition;
    const subgraph = await serveSubgraph({
      definition,
      database,
      log,
      port: 0,
      onStatement: () => onStatement(name),
    });
    closers.push(() => subgraph.close());
    addresses[overrideVariable(name)] = subgraph.url;
  }
  const gateway = await createGateway(readGatewayConfig({ ...addresses, PORT: '0' }), log);
  closers.push(() => gateway.close());
  return {
    url: `${await gateway.listen()}/graphql`,
    stop: async () => {
      for (const close of closers.toReversed()) await close();
    },
  };
}

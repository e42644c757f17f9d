import { Session } from 'node:inspector/promises';
import type { Profiler } from 'node:inspector';
import { createGateway } from '../../gateway/create-gateway.ts';
import { readGatewayConfig } from '../../gateway/config.ts';
import { openInstruments } from '../../gateway/observability/open-instruments.ts';
import { createLog } from '../../platform/log.ts';
import { openStage } from '../../bench/gateways/stage.ts';
import { gatewayWorkloads } from '../../bench/gateways/workloads.ts';

/** Files of ours in which a function ran while the officer's query was answered, in the gateway's main thread. */
export interface RequestPath {
  /** The first of its kind: parsed, planned (by a thread, which is not counted), compiled. */
  readonly cold: readonly string[];
  /** After many of its kind. */
  readonly warm: readonly string[];
}

/** Walks the officer's query through a gateway in this process, before stub subgraphs. */
export async function walkRequest(): Promise<RequestPath> {
  const stage = await openStage();
  const session = new Session();
  session.connect();
  try {
    const config = readGatewayConfig({ PORT: '0', SUPERGRAPH: stage.supergraphFile });
    const instruments = await openInstruments(config.instruments);
    const gateway = await createGateway(config, createLog({ name: 'shape', level: 'silent' }), {
      instruments,
    });
    const ask = askerOf(`${await gateway.listen()}/graphql`);
    await session.post('Profiler.enable');
    await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
    const cold = await filesOf(session, () => ask(0));
    for (let index = 1; index < WARM_AFTER; index++) await ask(index);
    const warm = await filesOf(session, () => ask(WARM_AFTER));
    await gateway.close();
    return { cold, warm };
  } finally {
    session.disconnect();
    await stage.close();
  }
}

/** Well beyond the runs after which answers are put together from excerpts. */
const WARM_AFTER = 100;

function askerOf(url: string): (index: number) => Promise<void> {
  const [officer] = gatewayWorkloads(WARM_AFTER + 1);
  return async (index) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: officer?.bodies[index] ?? '',
    });
    if ('errors' in ((await response.json()) as object)) throw new Error('the stubs answered with errors');
  };
}

async function filesOf(session: Session, run: () => Promise<void>): Promise<readonly string[]> {
  // Taking the coverage sets all counts back to nought.
  await session.post('Profiler.takePreciseCoverage');
  await run();
  const { result } = await session.post('Profiler.takePreciseCoverage');
  return result
    .filter(hasRun)
    .map(({ url }) => url.slice(url.indexOf('/dist/') + 1))
    .toSorted();
}

function hasRun({ url, functions }: Profiler.ScriptCoverage): boolean {
  if (!/\/dist\/(gateway|platform)\//.test(url)) return false;
  return functions.some(({ functionName, ranges }) => functionName !== '' && (ranges[0]?.count ?? 0) > 0);
}

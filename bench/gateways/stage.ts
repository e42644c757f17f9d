import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../platform/embedded-postgres/free-port.ts';
import { projectFile } from '../../platform/project-file.ts';
import { SUBGRAPHS } from '../../subgraphs/registry.ts';
import { inheritedEnvironment } from '../config.ts';
import { splitCores, type CoreSplit } from '../processes/cores.ts';
import { redirectSupergraph } from '../processes/redirect-supergraph.ts';
import { startProcess, type RunningProcess } from '../processes/start-process.ts';
import type { Contestant } from './contestants/contestant.ts';
import type { ReplayCounts } from './stubs/replay-server.ts';

/** What all contestants stand on: the same stub subgraphs, and a supergraph that leads to them. */
export interface Stage {
  readonly cores: CoreSplit;
  readonly supergraphFile: string;
  readonly stubs: RunningProcess;
  /** GraphQL endpoint of each stub, by sector. */
  readonly stubUrls: ReadonlyMap<string, string>;
  /** What the stubs were asked so far. */
  counts(): Promise<ReplayCounts>;
  start(contestant: Contestant, deduplicate: boolean): Promise<RunningGateway>;
  close(): Promise<void>;
}

export interface RunningGateway extends RunningProcess {
  readonly contestant: Contestant;
  readonly url: string;
  readonly pingUrl: string;
}

export async function openStage(): Promise<Stage> {
  const cores = splitCores();
  const folder = mkdtempSync(join(tmpdir(), 'citizen-graph-gateways-'));
  const ports = new Map<string, number>();
  for (const { name } of SUBGRAPHS) ports.set(name, await freePort());
  const supergraphFile = join(folder, 'supergraph.graphql');
  redirectSupergraph(supergraphFile, ports);
  const [anyPort] = ports.values();
  const stubs = await startProcess({
    name: 'stubs',
    command: [
      projectFile('dist/bench/gateways/stubs/stub-process.js'),
      ...[...ports].map(([name, port]) => `${port}=${projectFile(`subgraphs/${name}/schema.graphql`)}`),
    ],
    core: cores.others,
    logFile: join(folder, 'stubs.log'),
    readyUrl: `http://127.0.0.1:${anyPort}/`,
  });
  return {
    cores,
    supergraphFile,
    stubs,
    stubUrls: new Map([...ports].map(([name, port]) => [name, `http://127.0.0.1:${port}/graphql`])),
    counts: async () => (await (await fetch(`http://127.0.0.1:${anyPort}/`)).json()) as ReplayCounts,
    start: (contestant, deduplicate) =>
      startGateway(contestant, { deduplicate, supergraphFile, folder, cores }),
    close: async () => {
      await stubs.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Ground {
  readonly deduplicate: boolean;
  readonly supergraphFile: string;
  readonly folder: string;
  readonly cores: CoreSplit;
}

async function startGateway(
  contestant: Contestant,
  { deduplicate, supergraphFile, folder, cores }: Ground,
): Promise<RunningGateway> {
  const port = await freePort();
  const { command, env, pingPath } = contestant.launch({ port, supergraphFile, deduplicate });
  const pingUrl = `http://127.0.0.1:${port}${pingPath}`;
  const running = await startProcess({
    name: contestant.name,
    command,
    env: { ...inheritedEnvironment(), ...env },
    core: cores.measured,
    logFile: join(folder, `${contestant.name.replaceAll(/\W+/g, '-')}.log`),
    readyUrl: pingUrl,
  });
  return { ...running, contestant, pingUrl, url: `http://127.0.0.1:${port}/graphql` };
}

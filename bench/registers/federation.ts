import { join } from 'node:path';
import { overrideVariable } from '../../gateway/subgraph-addresses.ts';
import { freePort } from '../../platform/embedded-postgres/free-port.ts';
import { projectFile } from '../../platform/project-file.ts';
import { SUBGRAPHS } from '../../subgraphs/registry.ts';
import { inheritedEnvironment } from '../config.ts';
import { profileFlags } from '../profile/read-profile.ts';
import { startProcess, type RunningProcess } from '../processes/start-process.ts';
import type { Province } from './province.ts';
import { startStock } from './start-stock.ts';
import { registerVariables, startSubgraph } from './start-subgraph.ts';

/** Something that answers the clients' queries from the registers. */
export interface Entrant {
  readonly name: string;
  /** Its GraphQL endpoint. */
  readonly url: string;
  readonly gateway: RunningProcess;
  /** The processes it asks; several entrants may share them. */
  readonly subgraphs: readonly RunningProcess[];
  /** Workloads it can answer begin so; default: all. */
  readonly only?: readonly string[];
}

/** The real thing on one province: four subgraphs and the gateway, each a process as `npm start` makes them. */
export interface Federation {
  readonly own: Entrant;
  /** Others on the same registers, where a comparison was asked for. */
  readonly rivals: readonly Entrant[];
  stop(): Promise<void>;
}

export interface FederationOptions {
  /** Others on the same registers too. */
  readonly withRivals?: boolean;
  /** Folder in which every process leaves a profile in a folder of its name when it ends; without it none does. */
  readonly profilesIn?: string;
}

export async function startFederation(
  province: Province,
  { withRivals = false, profilesIn }: FederationOptions,
): Promise<Federation> {
  const flagsOf = (name: string): readonly string[] =>
    profilesIn === undefined ? [] : profileFlags(join(profilesIn, name));
  const ports = new Map<string, number>();
  for (const { name } of SUBGRAPHS) ports.set(name, await freePort());
  const starting = [...ports].map(([name, port]) => startSubgraph(province, name, port, flagsOf(name)));
  const running: RunningProcess[] = [];
  const stop = async (): Promise<void> => {
    for (const gateway of running.splice(0)) await gateway.stop();
    const started = await Promise.allSettled(starting);
    const subgraphs = started.filter((one) => one.status === 'fulfilled').map(({ value }) => value);
    await Promise.all(subgraphs.map((subgraph) => subgraph.stop()));
  };
  const startEntrant = async (start: StartGateway): Promise<Entrant> => {
    const port = await freePort();
    const subgraphs = await Promise.all(starting);
    const gateway = await start(province, ports, port, flagsOf('citizen-graph'));
    running.push(gateway);
    return { name: gateway.name, url: `http://127.0.0.1:${port}/graphql`, gateway, subgraphs };
  };
  try {
    const own = await startEntrant(startGateway);
    if (!withRivals) return { own, rivals: [], stop };
    const limit = {
      ...(await startEntrant(startHandWritten)),
      subgraphs: [],
      only: ['one citizen', 'commune page'],
    };
    return { own, rivals: [await startEntrant(startStock), limit], stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

type StartGateway = (
  province: Province,
  ports: ReadonlyMap<string, number>,
  port: number,
  nodeFlags: readonly string[],
) => Promise<RunningProcess>;

/**
 * One worker, so that the figures are those of one process whatever the machine; and nothing shared between equal
 * requests, which are rare in life but not in a load.
 */
const startGateway: StartGateway = ({ folder }, ports, port, nodeFlags) => {
  const addresses = [...ports].map(([name, at]) => [
    overrideVariable(name),
    `http://127.0.0.1:${at}/graphql`,
  ]);
  return startProcess({
    name: 'citizen-graph',
    command: [...nodeFlags, projectFile('dist/gateway/main.js')],
    env: {
      ...inheritedEnvironment(),
      ...Object.fromEntries(addresses),
      PORT: String(port),
      WORKERS: '1',
      SHARE_IN_FLIGHT: 'off',
    },
    logFile: join(folder, 'logs', 'gateway.log'),
    readyUrl: `http://127.0.0.1:${port}/ready`,
  });
};

/** Asks the databases itself. */
const startHandWritten: StartGateway = (province, _, port) =>
  startProcess({
    name: 'hand-written SQL and JSON',
    command: [projectFile('dist/bench/registers/hand-written/hand-written-process.js'), String(port)],
    env: {
      ...inheritedEnvironment(),
      ...Object.assign({}, ...SUBGRAPHS.map(({ name }) => registerVariables(province, name))),
    },
    logFile: join(province.folder, 'logs', 'hand-written.log'),
    readyUrl: `http://127.0.0.1:${port}/`,
  });

import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { overrideVariable } from '../../gateway/subgraph-addresses.ts';
import { freePort } from '../../platform/embedded-postgres/free-port.ts';
import { projectFile } from '../../platform/project-file.ts';
import { SUBGRAPHS } from '../../subgraphs/registry.ts';
import { inheritedEnvironment } from '../config.ts';
import { startFaultProxy, type FaultProxy } from '../faults/fault-proxy.ts';
import { startProcess, type RunningProcess } from '../processes/start-process.ts';
import { openProvince, type Province } from '../registers/province.ts';
import { startStock } from '../registers/start-stock.ts';
import { startSubgraph } from '../registers/start-subgraph.ts';
import { GatewayLog } from './gateway-log.ts';
import type { SoakOptions } from './options.ts';

/** A register with everything that can happen to it. */
export interface Sector {
  readonly name: string;
  /** Between the gateway and its process. */
  readonly network: FaultProxy;
  readonly pid: () => number;
  readonly kill: () => Promise<void>;
  /** In the place of a process that was killed. */
  readonly restart: () => Promise<void>;
}

/** Everything that takes part: databases, registers, proxies, the gateway, and another gateway that knows the answers. */
export interface Stage {
  readonly sectors: readonly Sector[];
  /** The gateway's endpoint. */
  readonly url: string;
  readonly log: GatewayLog;
  /** Endpoint of a gateway of other make, which no fault reaches while it is asked. */
  readonly oracleUrl: string;
  readonly supergraphSdl: string;
  /** Puts another text in the place of the gateway's supergraph. */
  readonly writeSupergraph: (text: string) => void;
  /** Process id of the gateway; with several workers that of the primary. */
  readonly gatewayPid: number;
}

/** Milliseconds. Short, so that a fault of seconds shows all of its consequences and leaves none for the next. */
export const TIMES = { deadline: 8_000, subgraph: 4_000, breakerOpen: 200 } as const;

/** @param onStop is given what undoes each step. */
export async function openStage(
  { people, seed, workers }: SoakOptions,
  onStop: (stop: () => Promise<void>) => void,
): Promise<Stage> {
  const province = await openProvince({ people, seed });
  onStop(() => province.stop());
  const ports = new Map<string, number>();
  for (const { name } of SUBGRAPHS) ports.set(name, await freePort());
  const opening = [...ports].map(([name, port]) => openSector(province, name, port));
  const opened = await Promise.allSettled(opening);
  const sectors = opened.filter((one) => one.status === 'fulfilled').map(({ value }) => value);
  for (const { kill, network } of sectors)
    onStop(() => Promise.all([kill(), network.close()]).then(() => undefined));
  await Promise.all(opening);
  const oraclePort = await freePort();
  const oracle = await startStock(province, ports, oraclePort);
  onStop(() => oracle.stop());
  const supergraphSdl = readFileSync(projectFile('supergraph.graphql'), 'utf8');
  const file = join(province.folder, 'soaked.graphql');
  const writeSupergraph = (text: string): void => {
    writeFileSync(`${file}.new`, text);
    renameSync(`${file}.new`, file);
  };
  writeSupergraph(supergraphSdl);
  const logFile = join(province.folder, 'logs', 'gateway.log');
  const port = await freePort();
  const gateway = await startGateway({ port, workers, file, logFile, sectors });
  onStop(() => gateway.stop());
  return {
    sectors,
    url: `http://127.0.0.1:${port}/graphql`,
    log: new GatewayLog(logFile),
    oracleUrl: `http://127.0.0.1:${oraclePort}/`,
    supergraphSdl,
    writeSupergraph,
    gatewayPid: gateway.pid,
  };
}

async function openSector(province: Province, name: string, port: number): Promise<Sector> {
  let running = await startSubgraph(province, name, port);
  const network = await startFaultProxy(`http://127.0.0.1:${port}/graphql`);
  return {
    name,
    network,
    pid: () => running.pid,
    kill: () => running.kill(),
    restart: async () => {
      running = await startSubgraph(province, name, port);
    },
  };
}

interface GatewaySpec {
  readonly port: number;
  readonly workers: number;
  readonly file: string;
  readonly logFile: string;
  readonly sectors: readonly Sector[];
}

function startGateway({ port, workers, file, logFile, sectors }: GatewaySpec): Promise<RunningProcess> {
  const addresses = sectors.map(({ name, network }) => [overrideVariable(name), network.url]);
  return startProcess({
    name: 'gateway',
    command: [
      '--expose-gc',
      `--import=${projectFile('dist/bench/soak/tell-heap.js')}`,
      projectFile('dist/gateway/main.js'),
    ],
    env: {
      ...inheritedEnvironment(),
      ...Object.fromEntries(addresses),
      PORT: String(port),
      WORKERS: String(workers),
      SUPERGRAPH: file,
      // A copy of our own, so that it can be changed: the registers are ours.
      SUBGRAPH_NONCE: 'on',
      // Of the faults that are made, the log would be full; what is unexpected is an error.
      LOG_LEVEL: 'error',
      REQUEST_DEADLINE_MS: String(TIMES.deadline),
      SUBGRAPH_TIMEOUT_MS: String(TIMES.subgraph),
      BREAKER_OPEN_MS: String(TIMES.breakerOpen),
      SUBGRAPH_MAX_ANSWER_BYTES: String(4 * 1024 ** 2),
    },
    logFile,
    readyUrl: `http://127.0.0.1:${port}/ready`,
  });
}

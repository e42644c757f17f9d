import { join } from 'node:path';
import { overrideVariable } from '../../gateway/subgraph-addresses.ts';
import { freePort } from '../../platform/embedded-postgres/free-port.ts';
import { projectFile } from '../../platform/project-file.ts';
import { databaseVariable, portVariable } from '../../scripts/start/config.ts';
import { SUBGRAPHS } from '../../subgraphs/registry.ts';
import { inheritedEnvironment } from '../config.ts';
import { startProcess, type RunningProcess } from '../processes/start-process.ts';
import type { Province } from './province.ts';

/** The real thing on one province: four subgraphs and the gateway, each a process as `npm start` makes them. */
export interface Federation {
  /** The gateway's GraphQL endpoint. */
  readonly url: string;
  readonly gateway: RunningProcess;
  readonly subgraphs: readonly RunningProcess[];
  stop(): Promise<void>;
}

export async function startFederation(province: Province): Promise<Federation> {
  const ports = new Map<string, number>();
  for (const { name } of SUBGRAPHS) ports.set(name, await freePort());
  const starting = [...ports].map(([name, port]) => startSubgraph(province, name, port));
  const stopSubgraphs = async (): Promise<void> => {
    const started = await Promise.allSettled(starting);
    const running = started.filter((one) => one.status === 'fulfilled').map(({ value }) => value);
    await Promise.all(running.map((subgraph) => subgraph.stop()));
  };
  try {
    const subgraphs = await Promise.all(starting);
    const port = await freePort();
    const gateway = await startGateway(province, ports, port);
    const stop = (): Promise<void> => gateway.stop().then(stopSubgraphs);
    return { url: `http://127.0.0.1:${port}/graphql`, gateway, subgraphs, stop };
  } catch (error) {
    await stopSubgraphs();
    throw error;
  }
}

function startSubgraph({ folder, urls }: Province, name: string, port: number): Promise<RunningProcess> {
  return startProcess({
    name,
    command: [projectFile('dist/subgraphs/main.js'), name],
    env: {
      ...inheritedEnvironment(),
      [databaseVariable(name)]: urls.get(name) ?? '',
      [portVariable(name)]: String(port),
    },
    logFile: join(folder, 'logs', `${name}.log`),
    readyUrl: `http://127.0.0.1:${port}/ready`,
  });
}

/**
 * One worker, so that the figures are those of one process whatever the machine; and nothing shared between equal
 * requests, which are rare in life but not in a load.
 */
function startGateway(
  { folder }: Province,
  ports: ReadonlyMap<string, number>,
  port: number,
): Promise<RunningProcess> {
  const addresses = [...ports].map(([name, at]) => [
    overrideVariable(name),
    `http://127.0.0.1:${at}/graphql`,
  ]);
  return startProcess({
    name: 'gateway',
    command: [projectFile('dist/gateway/main.js')],
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
}

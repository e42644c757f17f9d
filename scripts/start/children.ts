import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { overrideVariable } from '../../gateway/subgraph-addresses.ts';
import { projectFile } from '../../platform/project-file.ts';
import { SUBGRAPHS } from '../../subgraphs/registry.ts';
import { DEMO_CITIZENS } from '../seed-province/world/demo-citizens.ts';
import { cursorKeyVariable, databaseVariable, portVariable, type StartConfig } from './config.ts';
import { readCursorKey } from './cursor-key.ts';
import type { ChildSpec } from './supervise-child.ts';

export interface ChildrenPlan {
  readonly config: StartConfig;
  /** Port by sector, and of `gateway`. */
  readonly ports: ReadonlyMap<string, number>;
  /** Database address by sector. */
  readonly databaseUrls: ReadonlyMap<string, string>;
}

/** The four subgraphs; each is told its own database and cursor key and no other's. */
export function subgraphChildren({ config, ports, databaseUrls }: ChildrenPlan): readonly ChildSpec[] {
  return SUBGRAPHS.map(({ name }) => ({
    name,
    command: [projectFile('dist/subgraphs/main.js'), name],
    env: {
      ...config.inherited,
      // Without it graphql-js looks for a second copy of itself in each of its type checks.
      NODE_ENV: 'production',
      [databaseVariable(name)]: databaseUrls.get(name) ?? '',
      [cursorKeyVariable(name)]: config.cursorKeys.get(name) ?? readCursorKey(config.dataFolder, name),
      [portVariable(name)]: String(ports.get(name)),
    },
    logFile: join(config.dataFolder, 'logs', `${name}.log`),
    readyUrl: `${addressOf(ports, name)}/ready`,
    healthUrl: `${addressOf(ports, name)}/health`,
  }));
}

export function gatewayChild({ config, ports }: ChildrenPlan): ChildSpec {
  const addresses = SUBGRAPHS.map(({ name }) => [
    overrideVariable(name),
    `${addressOf(ports, name)}/graphql`,
  ]);
  return {
    name: 'gateway',
    command: [projectFile('dist/gateway/main.js')],
    env: {
      WORKERS: String(gatewayWorkers()),
      IDE_VARIABLES: JSON.stringify({ id: FIRST_DEMO_CITIZEN }),
      ...config.inherited,
      ...Object.fromEntries(addresses),
      PORT: String(ports.get('gateway')),
    },
    logFile: join(config.dataFolder, 'logs', 'gateway.log'),
    readyUrl: `${addressOf(ports, 'gateway')}/ready`,
    healthUrl: `${addressOf(ports, 'gateway')}/health`,
  };
}

/** For whoever opens the IDE and presses its button: the first tab asks for a citizen. */
const FIRST_DEMO_CITIZEN = DEMO_CITIZENS[0]?.id;

/** One for four cores: the four registers and their databases need the others, and more of them for each request. */
function gatewayWorkers(): number {
  return Math.max(1, Math.floor(availableParallelism() / 4));
}

/** E.g. `http://127.0.0.1:4000` */
export function addressOf(ports: ReadonlyMap<string, number>, name: string): string {
  return `http://127.0.0.1:${ports.get(name)}`;
}

import { freePort, isPortFree } from '../../platform/embedded-postgres/free-port.ts';
import { portVariable, type StartConfig } from './config.ts';

/** One listening process of ours. */
export interface PortUse {
  /** `gateway` or the sector. */
  readonly name: string;
  /** The variable that changes the port. */
  readonly variable: string;
  readonly port: number;
}

/** Ports are taken by somebody else; the message names each with the variable that changes it. */
export class PortsTakenError extends Error {
  constructor(taken: readonly PortUse[]) {
    const lines = taken.map(
      ({ name, variable, port }) =>
        `Port ${port} for ${name} is taken by another program: stop it, or choose another port with ${variable}=…`,
    );
    super(lines.join('\n'));
    this.name = 'PortsTakenError';
  }
}

/**
 * Decides every port before anything is started, so that a conflict costs nothing; 0 becomes a free one.
 * @throws PortsTakenError
 */
export async function choosePorts(config: StartConfig): Promise<ReadonlyMap<string, number>> {
  const uses = await Promise.all(portUses(config).map(settlePort));
  const free = await Promise.all(uses.map(({ port }) => isPortFree(port)));
  const taken = uses.filter(({ port }, at) => !free[at] || uses.findIndex((use) => use.port === port) !== at);
  if (taken.length > 0) throw new PortsTakenError(taken);
  return new Map(uses.map(({ name, port }) => [name, port]));
}

function portUses({ gatewayPort, subgraphPorts }: StartConfig): readonly PortUse[] {
  const sectors = [...subgraphPorts].map(([name, port]) => ({ name, variable: portVariable(name), port }));
  return [...sectors, { name: 'gateway', variable: 'PORT', port: gatewayPort }];
}

async function settlePort(use: PortUse): Promise<PortUse> {
  return use.port === 0 ? { ...use, port: await freePort() } : use;
}

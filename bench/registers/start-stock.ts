import { join } from 'node:path';
import { inheritedEnvironment } from '../config.ts';
import { stock } from '../gateways/contestants/stock-gateway.ts';
import { redirectSupergraph } from '../processes/redirect-supergraph.ts';
import { startProcess, type RunningProcess } from '../processes/start-process.ts';
import type { Province } from './province.ts';

/**
 * Starts Apollo's gateway before the subgraphs.
 * @param ports of the subgraphs, by sector
 */
export function startStock(
  { folder }: Province,
  ports: ReadonlyMap<string, number>,
  port: number,
): Promise<RunningProcess> {
  const supergraphFile = join(folder, 'supergraph.graphql');
  redirectSupergraph(supergraphFile, ports);
  const { command, env, pingPath } = stock.launch({ port, supergraphFile, deduplicate: false });
  return startProcess({
    name: stock.name,
    command,
    env: { ...inheritedEnvironment(), ...env },
    logFile: join(folder, 'logs', 'rival.log'),
    readyUrl: `http://127.0.0.1:${port}${pingPath}`,
  });
}

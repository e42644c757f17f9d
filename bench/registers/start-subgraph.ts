import { join } from 'node:path';
import { projectFile } from '../../platform/project-file.ts';
import { databaseVariable, portVariable } from '../../scripts/start/config.ts';
import { inheritedEnvironment } from '../config.ts';
import { startProcess, type RunningProcess } from '../processes/start-process.ts';
import type { Province } from './province.ts';

/** Starts a sector's process on its database of the province, as `npm start` does. */
export function startSubgraph(
  { folder, urls }: Province,
  name: string,
  port: number,
  nodeFlags: readonly string[] = [],
): Promise<RunningProcess> {
  return startProcess({
    name,
    command: [...nodeFlags, projectFile('dist/subgraphs/main.js'), name],
    env: {
      ...inheritedEnvironment(),
      // As in `npm start`: graphql-js then leaves out checks that are for developers.
      NODE_ENV: 'production',
      [databaseVariable(name)]: urls.get(name) ?? '',
      [portVariable(name)]: String(port),
    },
    logFile: join(folder, 'logs', `${name}.log`),
    readyUrl: `http://127.0.0.1:${port}/ready`,
  });
}

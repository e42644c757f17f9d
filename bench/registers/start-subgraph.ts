import { join } from 'node:path';
import { projectFile } from '../../platform/project-file.ts';
import { cursorKeyVariable, databaseVariable, portVariable } from '../../scripts/start/config.ts';
import { readCursorKey } from '../../scripts/start/cursor-key.ts';
import { inheritedEnvironment } from '../config.ts';
import { startProcess, type RunningProcess } from '../processes/start-process.ts';
import type { Province } from './province.ts';

/** Starts a sector's process on its database of the province, as `npm start` does. */
export function startSubgraph(
  province: Province,
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
      ...registerVariables(province, name),
      [portVariable(name)]: String(port),
    },
    logFile: join(province.folder, 'logs', `${name}.log`),
    readyUrl: `http://127.0.0.1:${port}/ready`,
  });
}

/** What a process must know of a sector of the province to read it. */
export function registerVariables(
  { folder, urls }: Province,
  name: string,
): Readonly<Record<string, string>> {
  return {
    [databaseVariable(name)]: urls.get(name) ?? '',
    [cursorKeyVariable(name)]: readCursorKey(folder, name),
  };
}

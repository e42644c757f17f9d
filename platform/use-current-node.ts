import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isOldNode, refuseOldNode } from './refuse-old-node.ts';

/**
 * Makes sure that a script runs on a Node that is new enough. On an older one, as `node dist/gateway/main.js` finds
 * it on many machines, the same command is run again on the Node that came with `npm ci`, and this process only
 * stands for it: it passes on signals and the end. Where the project has no Node of its own, it refuses with a
 * sentence.
 *
 * Must be called before anything else is imported: libraries may not even load on an old Node.
 * @returns false in the process that only stands for another.
 */
export function useCurrentNode(version: string = process.versions.node): boolean {
  if (!isOldNode(version)) return true;
  const own = ownNode();
  if (own === undefined) refuseOldNode(version);
  else standFor(spawn(own, [...process.execArgv, ...process.argv.slice(1)], { stdio: STDIO }));
  return false;
}

/** From the sources or from `dist`, the folder of this file is one or two below the project's. */
function ownNode(): string | undefined {
  const candidates = ['../node_modules/.bin/node', '../../node_modules/.bin/node'];
  return candidates
    .map((path) => fileURLToPath(new URL(path, import.meta.url)))
    .find((path) => existsSync(path));
}

/** The IPC channel is there to break: should this process be killed, the other sees it and goes down too. */
const STDIO: StdioOptions = ['inherit', 'inherit', 'inherit', 'ipc'];

function standFor(child: ChildProcess): void {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  process.on('disconnect', () => child.disconnect());
  child.on('error', (error) => {
    process.stderr.write(`cannot start ${child.spawnfile}: ${error.message}\n`);
    process.exitCode = 1;
  });
  child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 128)));
}

import { once } from 'node:events';
import { extname, join } from 'node:path';
import { spawnNode } from '../processes/spawn-node.ts';
import type { LoadJob, LoadResult } from './load-job.ts';

/** A process that sends load, one job at a time. */
export interface LoadGenerator {
  run(job: LoadJob): Promise<LoadResult>;
  stop(): void;
}

/** @param core the processor core to stay on, where the system lets us choose. */
export function startLoadGenerator(core?: number): LoadGenerator {
  const child = spawnNode({ command: [LOAD_PROCESS], core });
  const ended = once(child, 'exit').then(() => {
    throw new Error('The load process ended before its job.');
  });
  // It is an error only for a job under way.
  ended.catch(() => undefined);
  return {
    async run(job) {
      child.send(job);
      const [result] = (await Promise.race([once(child, 'message'), ended])) as [LoadResult];
      return result;
    },
    stop: () => void child.kill(),
  };
}

/** Beside this file, compiled when we are. */
const LOAD_PROCESS = join(import.meta.dirname, `load-process${extname(import.meta.filename)}`);

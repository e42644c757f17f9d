import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { spawnNode, type NodeCommand } from './spawn-node.ts';

export interface ProcessSpec extends NodeCommand {
  readonly name: string;
  readonly logFile: string;
  /** Answers 2xx once the process does its work. */
  readonly readyUrl: string;
}

export interface RunningProcess {
  readonly name: string;
  readonly pid: number;
  /** Milliseconds from its start until it answered. */
  readonly startedIn: number;
  /** Politely, after ten seconds by force. */
  stop(): Promise<void>;
  /** At once, for one that no longer listens. */
  kill(): Promise<void>;
}

const START_PATIENCE_MS = 60_000;
const STOP_PATIENCE_MS = 10_000;

/** Starts a process and waits until it answers. @throws Error quoting the end of its log when it does not. */
export async function startProcess(spec: ProcessSpec): Promise<RunningProcess> {
  mkdirSync(dirname(spec.logFile), { recursive: true });
  const output = openSync(spec.logFile, 'a');
  const startedAt = performance.now();
  const child = spawnNode({ ...spec, output });
  closeSync(output);
  const exited = once(child, 'exit');
  const hasEnded = (): boolean => child.exitCode !== null || child.signalCode !== null;
  const stop = async (): Promise<void> => {
    if (hasEnded()) return;
    child.kill('SIGTERM');
    const force = setTimeout(() => child.kill('SIGKILL'), STOP_PATIENCE_MS);
    await exited;
    clearTimeout(force);
  };
  while (!(await answers(spec.readyUrl))) {
    if (!hasEnded() && performance.now() - startedAt < START_PATIENCE_MS) {
      await sleep(5);
      continue;
    }
    const end = hasEnded()
      ? `ended with ${child.signalCode ?? child.exitCode}`
      : 'does not answer in a minute';
    await stop();
    throw new Error(`${spec.name} ${end}. The end of its log:\n${tail(spec.logFile)}`);
  }
  const startedIn = performance.now() - startedAt;
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await exited;
  };
  return { name: spec.name, pid: child.pid ?? 0, startedIn, stop, kill };
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

function tail(file: string): string {
  return readFileSync(file, 'utf8').split('\n').slice(-15).join('\n');
}

import { spawn, spawnSync, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { vi } from 'vitest';
import { freePort } from '../../platform/embedded-postgres/free-port.ts';

/** The variables of a start that gets in nobody's way. */
export async function startEnvironment(dataFolder: string): Promise<Readonly<Record<string, string>>> {
  const names = ['PORT', 'POPULATION_PORT', 'CIVIL_REGISTRY_PORT', 'VEHICLES_PORT', 'LAND_PORT'];
  const ports = new Set<number>();
  while (ports.size < names.length) ports.add(await freePort());
  const chosen = [...ports].map((port, at) => [names[at], String(port)]);
  return { ...Object.fromEntries(chosen), DATA_FOLDER: dataFolder, SEED_PEOPLE: '500' };
}

/** A running `npm start`. */
export interface StartCommand {
  /** What it printed so far. */
  output(): string;
  /** Resolves when the text has been printed; rejects when the command ends before. */
  printed(text: string): Promise<void>;
  kill(signal: NodeJS.Signals): void;
  /** Exit code or signal of the process started. */
  readonly ended: Promise<number | NodeJS.Signals>;
}

/** Starts as a person would type it: npm builds, then runs. */
export function npmStart(env: Readonly<Record<string, string>>): StartCommand {
  return watch(spawn('npm', ['start'], { env: { ...process.env, ...env }, stdio: PIPES }));
}

/** Starts what npm would start, once it has been built. */
export function builtStart(env: Readonly<Record<string, string>>): StartCommand {
  return watch(spawn(process.execPath, [SCRIPT], { env: { ...process.env, ...env }, stdio: PIPES }));
}

const PIPES: ['ignore', 'pipe', 'pipe'] = ['ignore', 'pipe', 'pipe'];
const SCRIPT = join(import.meta.dirname, '../../dist/scripts/start.js');

function watch(child: ChildProcessByStdio<null, Readable, Readable>): StartCommand {
  let output = '';
  child.stdout.on('data', (chunk) => (output += String(chunk)));
  child.stderr.on('data', (chunk) => (output += String(chunk)));
  let over = false;
  const ended = once(child, 'close').then(([code, signal]) => {
    over = true;
    return (code ?? signal) as number | NodeJS.Signals;
  });
  return {
    output: () => output,
    ended,
    kill: (signal) => void child.kill(signal),
    async printed(text): Promise<void> {
      await vi.waitUntil(() => over || output.includes(text), { timeout: 120_000, interval: 50 });
      if (!output.includes(text)) throw new Error(`npm start never printed "${text}":\n${output}`);
    },
  };
}

/** The start process under npm, as it wrote itself into the lock. */
export function startProcess(dataFolder: string): number {
  const holder = JSON.parse(readFileSync(join(dataFolder, 'lock.json'), 'utf8')) as { readonly pid: number };
  return holder.pid;
}

export interface RunningProcess {
  readonly pid: number;
  readonly command: string;
}

/** The children of a process. */
export function childrenOf(parent: number): readonly RunningProcess[] {
  const { stdout } = spawnSync('ps', ['-A', '-ww', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' });
  return stdout.split('\n').flatMap((line) => {
    const [, pid, ppid, command] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return Number(ppid) === parent ? [{ pid: Number(pid), command: command ?? '' }] : [];
  });
}

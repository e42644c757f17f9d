import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, fstatSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { clusterErrorFromLog } from './cluster-error.ts';
import type { ClusterHome } from './cluster-home.ts';
import { guardServer } from './guard.ts';
import type { Binaries } from './locate-binaries.ts';
import { readPostmasterFile } from './postmaster-file.ts';
import { endProcess, STOP_POSTGRES } from './process-control.ts';
import { programEnvironment } from './program-environment.ts';
import type { RunAs } from './run-as.ts';

/** A running PostgreSQL server. */
export interface Postmaster {
  readonly pid: number;
  /** Resolves when it has ended, for whatever reason. */
  readonly ended: Promise<void>;
  /** Rolls back what is open, writes a checkpoint, ends. */
  stop(): Promise<void>;
}

export interface PostmasterRequest {
  readonly home: ClusterHome;
  readonly binaries: Binaries;
  readonly runAs: RunAs;
  readonly settings: Readonly<Record<string, string>>;
  /** See GuardedServer. */
  readonly patience: number;
  readonly remove: readonly string[];
  readonly report: (line: string) => void;
}

/**
 * Starts the server and waits until it accepts connections; recovery after a crash may take its time.
 * It leads its own process group, so that Ctrl-C in a terminal reaches us and not the database under our feet.
 * @throws ClusterError with the cause read from its log.
 */
export async function startPostmaster(request: PostmasterRequest): Promise<Postmaster> {
  const { home, binaries, runAs, settings } = request;
  const log = openLog(home.log);
  const from = fstatSync(log).size;
  const child = spawn(binaries.postgres, commandLine(home.data, settings), {
    ...runAs,
    cwd: '/',
    env: programEnvironment(),
    detached: true,
    // A file and not a pipe: the server must not lose its log with its launcher.
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const ended = whenEnded(child);
  await untilReady(child, request, () => readFileSync(home.log).subarray(from).toString());
  const pid = child.pid as number;
  const dismissGuard = guardServer({ pid, patience: request.patience, remove: request.remove });
  child.unref();
  void ended.then(dismissGuard);
  return { pid, ended, stop: () => stop(child) };
}

function commandLine(data: string, settings: Readonly<Record<string, string>>): string[] {
  return ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

const LOG_LIMIT = 10_000_000;

/** One older log is kept. */
function openLog(file: string): number {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_LIMIT) renameSync(file, `${file}.old`);
  return openSync(file, 'a', 0o600);
}

function whenEnded(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
}

const POLL_MS = 10;
const NEWS_EVERY_MS = 5000;

async function untilReady(
  child: ChildProcess,
  { home, report }: PostmasterRequest,
  logOfThisStart: () => string,
): Promise<void> {
  let failure = '';
  child.once('error', (error) => (failure = error.message));
  let news = performance.now() + NEWS_EVERY_MS;
  while (!isReady(child, home.data)) {
    if (hasEnded(child) || failure) {
      throw clusterErrorFromLog(`PostgreSQL did not start on ${home.data}.`, failure || logOfThisStart());
    }
    if (performance.now() > news) {
      report('PostgreSQL is repairing its files after a crash');
      news += NEWS_EVERY_MS;
    }
    await sleep(POLL_MS);
  }
}

function isReady(child: ChildProcess, data: string): boolean {
  const file = readPostmasterFile(data);
  return file?.pid === child.pid && file?.status === 'ready';
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

async function stop(child: ChildProcess): Promise<void> {
  child.ref();
  await endProcess(child.pid as number, STOP_POSTGRES, () => hasEnded(child));
}

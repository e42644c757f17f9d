import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { openLogFile, readTail } from './log-file.ts';
import { askStatus, untilSilent } from './watch-health.ts';

export interface ChildSpec {
  readonly name: string;
  /** Script and arguments for Node. */
  readonly command: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly logFile: string;
  /** Answers 200 once the child does its work. */
  readonly readyUrl: string;
  /** Answers as long as the child is alive. */
  readonly healthUrl: string;
  /** Milliseconds that the child may leave its health unanswered before it is killed; default 30,000. */
  readonly patienceMs?: number;
}

export interface SupervisedChild {
  /** Resolves when it works for the first time. */
  readonly ready: Promise<void>;
  /** Ends the child for good: politely, after 20 seconds by force. */
  stop(): Promise<void>;
}

/** A child did not come up; the message quotes the end of its log. */
export class ChildError extends Error {
  constructor(what: string, logFile: string) {
    super(`${what}. The end of ${logFile}:\n${readTail(logFile)}`);
    this.name = 'ChildError';
  }
}

/**
 * Starts a process. Once it was ready it is started again whenever it ends, waiting longer each time it does not
 * last, and ended when it hangs; a process that does not come up the first time is left alone, and `ready` rejects
 * with a ChildError.
 */
export function superviseChild(spec: ChildSpec, report: (line: string) => void): SupervisedChild {
  let child = startChild(spec);
  let stopping = false;
  const startAgain = async (): Promise<void> => {
    try {
      child = startChild(spec);
      await untilReady(spec, child);
      report(`${spec.name} is back`);
    } catch (error) {
      if (!(error instanceof ChildError)) report(`${spec.name} cannot be started: ${String(error)}`);
    }
  };
  const watch = async (): Promise<void> => {
    for (let failures = 0; ; failures++) {
      const since = performance.now();
      await untilOver(spec, child, report);
      if (performance.now() - since > LASTED_MS) failures = 0;
      const wait = Math.min(FIRST_WAIT_MS * 2 ** failures, LONGEST_WAIT_MS);
      if (stopping) return;
      report(
        `${spec.name} ended unexpectedly (${describeEnd(child)}); starting it again in ${wait / 1000} s`,
      );
      await sleep(wait, undefined, { ref: false });
      if (stopping) return;
      await startAgain();
    }
  };
  const ready = untilReady(spec, child).then(() => void watch());
  return {
    ready,
    async stop(): Promise<void> {
      stopping = true;
      await endChild(child);
    },
  };
}

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;
/** A child that ran this long had no fault of its own at start; its next failure is waited for as a first one. */
const LASTED_MS = 60_000;

/**
 * The IPC channel is only there to break: when we die, even by SIGKILL, the child sees it close and goes down too.
 * A process group of its own keeps Ctrl-C from reaching it before its turn.
 */
function startChild({ command, env, logFile }: ChildSpec): ChildProcess {
  const log = openLogFile(logFile);
  const child = spawn(process.execPath, [...command], {
    env: { ...env },
    detached: true,
    stdio: ['ignore', log, log, 'ipc'],
  });
  closeSync(log);
  // A process that cannot be made has an error and no end; without a listener the error would end us.
  child.on('error', () => undefined);
  // Whoever ends us at once (a second signal) must find the ports free: a child that hangs does not see us go.
  const end = (): void => void child.kill('SIGKILL');
  process.once('exit', end);
  child.once('exit', () => process.off('exit', end));
  return child;
}

/** Until it has ended; one that hangs is ended. */
async function untilOver(
  { name, healthUrl, patienceMs = 30_000 }: ChildSpec,
  child: ChildProcess,
  report: (line: string) => void,
): Promise<void> {
  const over = new AbortController();
  const ended = whenEnded(child).then(() => over.abort());
  await Promise.race([ended, untilSilent(healthUrl, patienceMs, over.signal)]);
  if (!over.signal.aborted) {
    report(`${name} has not answered for ${patienceMs / 1000} s and is ended`);
    child.kill('SIGKILL');
  }
  await ended;
}

const POLL_MS = 50;
const ASK_PATIENCE_MS = 2000;
const START_PATIENCE_MS = 120_000;

async function untilReady({ name, readyUrl, logFile }: ChildSpec, child: ChildProcess): Promise<void> {
  const deadline = performance.now() + START_PATIENCE_MS;
  while ((await askStatus(readyUrl, ASK_PATIENCE_MS)) !== 200) {
    if (hasEnded(child)) throw new ChildError(`${name} does not start (${describeEnd(child)})`, logFile);
    if (performance.now() > deadline) throw new ChildError(`${name} is not ready after two minutes`, logFile);
    await sleep(POLL_MS);
  }
}

const STOP_PATIENCE_MS = 20_000;

async function endChild(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), STOP_PATIENCE_MS);
  await whenEnded(child);
  clearTimeout(force);
}

function whenEnded(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (hasEnded(child)) resolve();
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
}

function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}

function describeEnd({ exitCode, signalCode }: ChildProcess): string {
  return signalCode ?? `exit code ${exitCode}`;
}

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';

export interface RunningProcess {
  readonly child: ChildProcess;
  /** Everything written to standard error so far. */
  output(): string;
  /** Resolves with the first line of output that matches. Rejects when the process ends without it. */
  line(pattern: RegExp): Promise<string>;
  /** Resolves when the process has ended. */
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
}

/** Runs a compiled script with this Node and nothing of this process's environment but its PATH. */
export function runScript(script: string, environment: Readonly<Record<string, string>>): RunningProcess {
  const child = spawn(process.execPath, [script], {
    env: { PATH: process.env['PATH'] ?? '', ...environment },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let text = '';
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  const ended = Promise.all([once(child, 'exit'), once(child.stderr as Readable, 'end')]).then(
    ([[code, signal]]) => ({ code: code as number | null, signal: signal as NodeJS.Signals | null }),
  );
  return { child, ended, output: () => text, line: (pattern) => waitForLine(child, () => text, pattern) };
}

function waitForLine(child: ChildProcess, output: () => string, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      const found = output()
        .split('\n')
        .find((line) => pattern.test(line));
      if (found !== undefined) resolve(found);
    };
    child.stderr?.on('data', look);
    child.once('close', () => reject(new Error(`ended without ${String(pattern)}:\n${output()}`)));
    look();
  });
}

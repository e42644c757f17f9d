import { spawnSync } from 'node:child_process';
import { readFileSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ClusterError } from './cluster-error.ts';
import { readPostmasterFile } from './postmaster-file.ts';
import { endProcess, isAlive, STOP_POSTGRES } from './process-control.ts';

/**
 * Ends the server that a killed predecessor left running on the data folder, and removes a postmaster.pid whose
 * process id belongs to somebody else today. The caller must hold the folder's lock: it proves that no living
 * launcher wants that server.
 * @returns the process ended.
 * @throws ClusterError still-running
 */
export async function endLeftover(data: string): Promise<number | undefined> {
  const leftover = readPostmasterFile(data);
  if (!leftover || !isAlive(leftover.pid)) return undefined;
  if (!servesFolder(leftover.pid, data)) {
    // PostgreSQL would see a living process of that id and refuse.
    rmSync(join(data, 'postmaster.pid'), { force: true });
    return undefined;
  }
  if (await endProcess(leftover.pid, STOP_POSTGRES)) return leftover.pid;
  throw new ClusterError('still-running', `Process ${leftover.pid} still serves ${data} and does not end.`);
}

/** A server works inside its data folder; where the system does not tell, its command line names it. */
function servesFolder(pid: number, data: string): boolean {
  if (process.platform === 'linux') return workingFolder(pid) === data || commandLine(pid).includes(data);
  const { stdout } = spawnSync('ps', ['-ww', '-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.includes(data);
}

/** Undefined for another user's process, which cannot be ours: both would run under the same identity. */
function workingFolder(pid: number): string | undefined {
  try {
    return realpathSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

import { accessSync, constants, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** A folder that nobody else may use until `release`, or until this process ends, however it ends. */
export interface FolderLock {
  release(): void;
}

/** Another process works in the folder; `holder` is what it wrote about itself. */
export class FolderLockedError extends Error {
  readonly folder: string;
  readonly holder: LockHolder | undefined;

  constructor(folder: string, holder: LockHolder | undefined) {
    const who = holder ? `process ${holder.pid} (${holder.role}, since ${holder.since})` : 'another process';
    super(`${folder} is in use by ${who}. Stop it first, or choose another folder.`);
    this.name = 'FolderLockedError';
    this.folder = folder;
    this.holder = holder;
  }
}

export interface LockHolder {
  readonly pid: number;
  readonly role: string;
  /** ISO timestamp. */
  readonly since: string;
}

/**
 * Takes the folder for this process, creating it when missing.
 * The lock is the operating system's own on an (empty) SQLite file: the kernel frees it when the process dies, so
 * there is no stale lock to recognise and no second process to race with. A lock file with a process id in it,
 * the alternative, must guess after a crash whether the id now belongs to somebody else.
 * @throws FolderLockedError after a second when another process, or this one, holds it.
 */
export function lockFolder(folder: string, role: string): FolderLock {
  mkdirSync(folder, { recursive: true });
  // Says which folder it is that cannot be written; SQLite does not.
  accessSync(folder, constants.W_OK);
  const database = new DatabaseSync(join(folder, 'lock'), { timeout: PATIENCE_MS });
  try {
    database.exec('begin exclusive');
  } catch (error) {
    database.close();
    throw isBusy(error) ? new FolderLockedError(folder, readHolder(folder)) : error;
  }
  HELD.add(database);
  const holder: LockHolder = { pid: process.pid, role, since: new Date().toISOString() };
  writeFileSync(holderFile(folder), `${JSON.stringify(holder)}\n`);
  return {
    release(): void {
      if (!HELD.delete(database)) return;
      rmSync(holderFile(folder), { force: true });
      database.close();
    },
  };
}

/** Keeps the handles from the garbage collector, which would close them and give the lock away. */
const HELD = new Set<DatabaseSync>();

/** A process that was just killed still holds the lock until the kernel has taken it apart. */
const PATIENCE_MS = 1000;
const SQLITE_BUSY = 5;

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;
}

function holderFile(folder: string): string {
  return join(folder, 'lock.json');
}

/** Undefined in the instant between taking the lock and writing who took it. */
function readHolder(folder: string): LockHolder | undefined {
  try {
    return JSON.parse(readFileSync(holderFile(folder), 'utf8')) as LockHolder;
  } catch {
    return undefined;
  }
}

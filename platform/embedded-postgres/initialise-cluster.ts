import { execFile } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdirSync,
  openSync,
  closeSync,
  fsyncSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ClusterError, clusterErrorFromLog } from './cluster-error.ts';
import type { ClusterHome } from './cluster-home.ts';
import type { Binaries } from './locate-binaries.ts';
import type { RunAs } from './run-as.ts';
import { programEnvironment } from './program-environment.ts';

export const SUPERUSER = 'postgres';

export interface InitialiseRequest {
  readonly home: ClusterHome;
  readonly binaries: Binaries;
  readonly runAs: RunAs;
  /** False skips the flush to disk, for data that may be lost. */
  readonly durable: boolean;
}

/**
 * Makes the data folder when there is none. It is made under another name and renamed when complete, so a start that
 * is killed half-way leaves nothing that could be taken for a database.
 * @returns true when it was made now.
 * @throws ClusterError version-mismatch, disk-full, permission-denied, failed
 */
export async function initialiseCluster(request: InitialiseRequest): Promise<boolean> {
  const { home, binaries } = request;
  if (existsSync(home.data)) {
    refuseOtherVersion(home, binaries);
    return false;
  }
  const unfinished = `${home.data}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  giveTo(request.runAs, unfinished);
  await runInitdb(request, unfinished);
  renameSync(unfinished, home.data);
  flushFolder(home.folder);
  return true;
}

function refuseOtherVersion({ data }: ClusterHome, { major }: Binaries): void {
  const found = readVersion(data);
  if (found === major) return;
  throw new ClusterError(
    'version-mismatch',
    `${data} was made by PostgreSQL ${found}, the programs installed are PostgreSQL ${major}.`,
  );
}

function readVersion(data: string): string {
  try {
    return readFileSync(join(data, 'PG_VERSION'), 'utf8').trim();
  } catch (error) {
    throw new ClusterError('unusable-folder', `${data} is not a PostgreSQL data folder: ${String(error)}.`);
  }
}

async function runInitdb({ home, binaries, runAs, durable }: InitialiseRequest, data: string): Promise<void> {
  const passwordFile = join(data, '..', 'password.initdb');
  writeFileSync(passwordFile, home.password, { mode: 0o600 });
  giveTo(runAs, passwordFile);
  try {
    await promisify(execFile)(binaries.initdb, initdbArguments(data, passwordFile, durable), {
      ...runAs,
      cwd: '/',
      env: programEnvironment(),
    });
  } catch (error) {
    throw clusterErrorFromLog(`initdb could not make ${home.data}.`, outputOf(error));
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function giveTo({ uid, gid }: RunAs, path: string): void {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
}

/** The same order of text on every machine: PostgreSQL's own locale, none of the operating system's. */
function initdbArguments(data: string, passwordFile: string, durable: boolean): string[] {
  return [
    `--pgdata=${data}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth-host=scram-sha-256',
    '--auth-local=reject',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    ...(durable ? [] : ['--no-sync']),
  ];
}

function outputOf(error: unknown): string {
  const { stdout = '', stderr = '' } = error as { readonly stdout?: string; readonly stderr?: string };
  return `${stdout}${stderr}` || String(error);
}

/** A rename is certain to survive a power cut only when the folder that holds it was flushed. */
function flushFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}

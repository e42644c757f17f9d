import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { ClusterError } from './cluster-error.ts';
import type { ClusterEngine } from './cluster.ts';
import { canReach, type RunAs } from './run-as.ts';

/** Where the files of one cluster stand. */
export interface ClusterHome {
  readonly folder: string;
  /** True when it could not stand in the data folder itself. */
  readonly elsewhere: boolean;
  /** PostgreSQL's own data folder. */
  readonly data: string;
  readonly log: string;
  /** Password of the superuser; the databases' passwords are derived from it. */
  readonly password: string;
}

/** State of the system's services: root may write there, everybody may pass through. */
const ELSEWHERE = '/var/lib/citizen-graph';

/**
 * Opens `<dataFolder>/postgres`. As root with a data folder that `nobody` cannot enter (a project under /root), the
 * files stand under /var/lib/citizen-graph and `postgres` is a symbolic link to them.
 * @throws ClusterError unusable-folder
 */
export function openHome(dataFolder: string, runAs: RunAs): ClusterHome {
  try {
    const wished = join(realFolder(dataFolder), 'postgres');
    const folder = settle(wished, runAs);
    return {
      folder,
      elsewhere: folder !== wished,
      data: join(folder, 'cluster'),
      log: join(folder, 'postgres.log'),
      password: readPassword(folder),
    };
  } catch (error) {
    if (error instanceof ClusterError) throw error;
    throw new ClusterError('unusable-folder', `${dataFolder} cannot hold a database: ${String(error)}.`);
  }
}

/** What the databases in a folder were made by; undefined: there are none. */
export function engineOf(folder: string): ClusterEngine | undefined {
  const entries = readdirSync(folder);
  if (entries.includes('cluster')) return 'postgresql';
  return entries.some((entry) => entry.startsWith('pglite-')) ? 'pglite' : undefined;
}

function realFolder(folder: string): string {
  makeFolder(folder);
  return realpathSync(folder);
}

function settle(wished: string, runAs: RunAs): string {
  if (!existsSync(wished) && !canReach(runAs, wished)) {
    makeFolder(ELSEWHERE);
    symlinkSync(mkdtempSync(join(ELSEWHERE, 'cluster-')), wished);
  }
  makeFolder(wished);
  const folder = realpathSync(wished);
  if (!canReach(runAs, folder))
    throw new Error(`the user it runs as (${runAs.uid}) may not enter a folder above`);
  // Others may pass, nobody but us may look: the database's own folder inside belongs to its user alone.
  chmodSync(folder, 0o711);
  return folder;
}

/** New folders can be passed through whatever the umask says; folders that exist keep their rights. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
  chmodSync(folder, 0o711);
}

function readPassword(folder: string): string {
  const file = join(folder, 'password');
  if (!existsSync(file)) {
    if (engineOf(folder))
      throw new ClusterError(
        'lost-password',
        `${file} is missing, and without it nobody enters the databases beside it.`,
      );
    // Under its final name only when whole: a start killed here must not leave an empty password behind.
    writeFileSync(`${file}.new`, randomBytes(24).toString('base64url'), { mode: 0o600, flush: true });
    renameSync(`${file}.new`, file);
  }
  const password = readFileSync(file, 'utf8');
  if (password === '') throw new ClusterError('lost-password', `${file} is empty.`);
  return password;
}

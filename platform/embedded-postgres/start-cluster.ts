import { rm } from 'node:fs/promises';
import { lockFolder } from '../lock-folder.ts';
import { ClusterError } from './cluster-error.ts';
import { engineOf, openHome, type ClusterHome } from './cluster-home.ts';
import type { Cluster, ClusterOptions } from './cluster.ts';
import { locateBinaries } from './locate-binaries.ts';
import { chooseRunAs } from './run-as.ts';
import { startPostgres } from './start-postgres.ts';

/**
 * Starts a database server of our own on a data folder, making it first when it is new: PostgreSQL from npm, or PGlite
 * where there is none for this system. A PostgreSQL that dies meanwhile is started again at the same address.
 * @throws FolderLockedError when another process has it open; ClusterError for everything else.
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const runAs = options.engine === 'pglite' ? {} : chooseRunAs();
  const home = openHome(options.dataFolder, runAs);
  if (home.elsewhere)
    options.report?.(`PostgreSQL may not enter ${options.dataFolder}; its files are in ${home.folder}`);
  const lock = lockFolder(home.folder, 'embedded PostgreSQL');
  const giveUp = async (): Promise<void> => {
    lock.release();
    if (options.ephemeral) await removeAll([home.folder, options.dataFolder]);
  };
  try {
    const cluster = await startEngine(options, home);
    return { ...cluster, stop: () => cluster.stop().then(giveUp) };
  } catch (error) {
    await giveUp();
    throw error;
  }
}

/** Databases that are there are opened by what made them or not at all: a new, empty one beside them would be served. */
async function startEngine(options: ClusterOptions, home: ClusterHome): Promise<Cluster> {
  const runAs = chooseRunAs();
  const found = engineOf(home.folder);
  const engine = options.engine ?? found;
  if (found && engine !== found)
    throw new ClusterError('other-engine', `${home.folder} holds databases made by ${found}, not ${engine}.`);
  const binaries = engine === 'pglite' ? undefined : locateBinaries({ runAs, copyTo: home.folder });
  if (binaries) return startPostgres({ options, home, runAs, binaries });
  if (engine === 'postgresql') {
    throw new ClusterError(
      'no-binaries',
      `The PostgreSQL for ${process.platform}-${process.arch} is missing or does not run.`,
    );
  }
  // Loaded only here: a machine with PostgreSQL has no use for 20 MB of WebAssembly.
  const { startPglite } = await import('./start-pglite.ts');
  return startPglite({ options, home });
}

async function removeAll(folders: readonly string[]): Promise<void> {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
}

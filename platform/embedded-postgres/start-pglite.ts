import { join } from 'node:path';
import type { ClusterHome } from './cluster-home.ts';
import { address, derivePassword, type Cluster, type ClusterOptions } from './cluster.ts';
import { freePort } from './free-port.ts';
import { servePglite, type PgliteServer } from './pglite/serve-pglite.ts';

export interface PgliteStart {
  readonly options: ClusterOptions;
  /** Locked by this process. */
  readonly home: ClusterHome;
}

/** Brings up one PGlite per database, each behind a port of its own, to be used by ordinary PostgreSQL clients. */
export async function startPglite({ options, home }: PgliteStart): Promise<Cluster> {
  const { databases, report = () => undefined } = options;
  report('Using PGlite in place of PostgreSQL: correct, but several times slower.');
  const servers = new Map<string, PgliteServer>();
  const urls = new Map<string, string>();
  const stop = async (): Promise<void> => {
    for (const server of servers.values()) await server.stop();
  };
  try {
    for (const database of databases) {
      const port = await freePort();
      const password = derivePassword(home, database);
      servers.set(
        database,
        await servePglite({ folder: join(home.folder, `pglite-${database}`), port, password }),
      );
      // A PGlite holds one database, which is called so; tools that look themselves up must find their name.
      urls.set(database, address(port, { user: database, password, database: 'postgres' }));
    }
  } catch (error) {
    await stop();
    throw error;
  }
  const url = (database: string): string => urls.get(database) ?? unknownDatabase(database);
  return {
    engine: 'pglite',
    url,
    superuserUrl: (database = '') => url(database),
    pid: () => process.pid,
    stop,
  };
}

function unknownDatabase(name: string): never {
  throw new Error(`No PGlite was started for the database ${name}.`);
}

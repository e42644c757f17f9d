import type { Cluster } from '../../platform/embedded-postgres/cluster.ts';
import { startCluster } from '../../platform/embedded-postgres/start-cluster.ts';
import { SUBGRAPHS } from '../../subgraphs/registry.ts';
import type { DatabasesConfig } from './config.ts';

/** The registers' databases, wherever they are. */
export interface Databases {
  /** postgresql:// address by sector. */
  readonly urls: ReadonlyMap<string, string>;
  /** Stops what was started here; servers given by address are not ours to stop. */
  stop(): Promise<void>;
}

/**
 * Finds a database for each sector: the address given by the environment, else one in the embedded PostgreSQL, which
 * is started only when some sector needs it.
 * @throws FolderLockedError, ClusterError
 */
export async function openDatabases(
  config: DatabasesConfig,
  report: (line: string) => void,
): Promise<Databases> {
  const embedded = SUBGRAPHS.map(({ name }) => name).filter((name) => !config.databaseUrls.has(name));
  const cluster = embedded.length > 0 ? await startEmbedded(config, embedded, report) : undefined;
  const own = embedded.map((name) => [name, cluster?.url(name) ?? ''] as const);
  return {
    urls: new Map([...config.databaseUrls, ...own]),
    stop: async () => cluster?.stop(),
  };
}

function startEmbedded(
  { dataFolder, engine }: DatabasesConfig,
  databases: readonly string[],
  report: (line: string) => void,
): Promise<Cluster> {
  return startCluster({ dataFolder, databases, report, ...(engine && { engine }) });
}

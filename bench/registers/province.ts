import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCluster } from '../../platform/embedded-postgres/start-cluster.ts';
import { showProgress } from '../../scripts/seed-province/progress.ts';
import { seedProvince } from '../../scripts/seed-province/seed-province.ts';
import { SUBGRAPHS } from '../../subgraphs/registry.ts';

/** A seeded province in a database server of its own. */
export interface Province {
  readonly people: number;
  readonly folder: string;
  /** Database address by sector. */
  readonly urls: ReadonlyMap<string, string>;
  readonly seededIn: number;
  /** Process id of the server. */
  serverPid(): number;
  /** Stops the server and deletes everything. */
  stop(): Promise<void>;
}

/** Makes a province in a temporary folder; the whole one takes minutes and some gigabytes. */
export async function openProvince(people: number, seed: number): Promise<Province> {
  const folder = mkdtempSync(join(tmpdir(), 'citizen-graph-bench-'));
  // As root the database runs as another user, who must get through.
  chmodSync(folder, 0o711);
  const names = SUBGRAPHS.map(({ name }) => name);
  // Nothing is written while we measure, so durability would only slow the seeding.
  const cluster = await startCluster({
    dataFolder: folder,
    databases: names,
    durable: false,
    ephemeral: true,
  });
  const urls = new Map(names.map((name) => [name, cluster.url(name)]));
  const startedAt = performance.now();
  try {
    await seedProvince({ people, seed, urls: Object.fromEntries(urls), progress: showProgress() });
  } catch (error) {
    await cluster.stop();
    throw error;
  }
  const seededIn = (performance.now() - startedAt) / 1000;
  return { people, folder, urls, seededIn, serverPid: () => cluster.pid(), stop: () => cluster.stop() };
}

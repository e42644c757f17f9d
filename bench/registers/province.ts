import { chmodSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
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

export interface ProvinceOptions {
  readonly people: number;
  readonly seed: number;
  /** Where provinces are kept for the next run; without it they are temporary. */
  readonly keepIn?: string | undefined;
}

/** Makes a province, or finds one that was kept; the whole one takes minutes and some gigabytes. */
export async function openProvince({ people, seed, keepIn }: ProvinceOptions): Promise<Province> {
  const folder = openFolder(people, keepIn);
  const names = SUBGRAPHS.map(({ name }) => name);
  // Nothing is written while we measure: durability would only slow the seeding of what is thrown away.
  const cluster = await startCluster({
    dataFolder: folder,
    databases: names,
    durable: keepIn !== undefined,
    ephemeral: keepIn === undefined,
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

function openFolder(people: number, keepIn: string | undefined): string {
  const folder =
    keepIn === undefined
      ? mkdtempSync(join(tmpdir(), 'citizen-graph-bench-'))
      : resolve(keepIn, `people-${people}`);
  mkdirSync(folder, { recursive: true });
  // As root the database runs as another user, who must get through.
  chmodSync(folder, 0o711);
  return folder;
}

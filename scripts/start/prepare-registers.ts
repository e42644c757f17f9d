import { Pool } from 'pg';
import { SUBGRAPHS } from '../../subgraphs/registry.ts';
import { DEFAULT_SEED } from '../seed-province/command-line.ts';
import { readRun, type SeedRun } from '../seed-province/load/ledger.ts';
import { showProgress } from '../seed-province/progress.ts';
import { seedProvince, SeedRefused } from '../seed-province/seed-province.ts';
import type { Databases } from './open-databases.ts';

export interface PrepareOptions {
  readonly urls: Databases['urls'];
  /** Size of the province that empty registers get; 0 leaves them empty. */
  readonly people: number;
  readonly report: (line: string) => void;
}

/**
 * Fills the registers with a synthetic province when they are empty, and completes one whose seeding was cut off,
 * whatever size that one has. Data that no seed wrote is left alone.
 * @returns true when the registers hold a synthetic province, and with it the demo citizens.
 */
export async function prepareRegisters({ urls, people, report }: PrepareOptions): Promise<boolean> {
  const runs = await Promise.all(SUBGRAPHS.map(({ name }) => readRunAt(urls.get(name) ?? '')));
  if (runs.every((run) => run?.complete)) return true;
  const begun = runs.find((run) => run !== undefined);
  const province = begun ?? { people, seed: DEFAULT_SEED };
  if (province.people === 0) return false;
  report(begun ? 'Going on with the synthetic province where it was cut off' : 'Making a synthetic province');
  try {
    const { people: size, seed } = province;
    await seedProvince({
      people: size,
      seed: Number(seed),
      urls: Object.fromEntries(urls),
      progress: showProgress(),
    });
    return true;
  } catch (error) {
    if (!(error instanceof SeedRefused)) throw error;
    report(`Nothing was seeded: ${error.message}`);
    return begun !== undefined;
  }
}

async function readRunAt(url: string): Promise<(SeedRun & { readonly complete: boolean }) | undefined> {
  const pool = new Pool({ connectionString: url, max: 1 });
  try {
    return await readRun(pool);
  } finally {
    await pool.end();
  }
}

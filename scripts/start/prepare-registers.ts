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

/** A register is empty beside others whose province is complete; the message says what to do. */
export class LostRegisterError extends Error {
  constructor(names: readonly string[], { people, seed }: SeedRun) {
    super(
      `There is nothing in the database of ${names.join(', ')}, while the others hold a whole province: served like this, its answers would be wrong. ` +
        `Put it back from a backup, or fill it with \`npm run seed -- --people ${people} --seed ${seed}\`.`,
    );
    this.name = 'LostRegisterError';
  }
}

/**
 * Fills the registers with a synthetic province when they are empty, and completes one whose seeding was cut off,
 * whatever size that one has. Data that no seed wrote is left alone.
 * @returns true when the registers hold a synthetic province, and with it the demo citizens.
 * @throws LostRegisterError
 */
export async function prepareRegisters({ urls, people, report }: PrepareOptions): Promise<boolean> {
  const runs = await Promise.all(SUBGRAPHS.map(({ name }) => readRunAt(urls.get(name) ?? '')));
  if (runs.every((run) => run?.complete)) return true;
  const whole = runs.find((run) => run?.complete);
  // A seeding that was cut off has begun in all of them before it ends in one.
  const lost = SUBGRAPHS.filter((_, index) => runs[index] === undefined).map(({ name }) => name);
  if (whole && lost.length > 0) throw new LostRegisterError(lost, whole);
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

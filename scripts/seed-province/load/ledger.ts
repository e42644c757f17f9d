import type { PoolClient, Pool } from 'pg';

/** What is being loaded; kept in the database itself, so that a killed run can go on where it stopped. */
export interface SeedRun {
  readonly seed: number;
  readonly people: number;
  readonly blocks: number;
  /** Changes whenever the same seed would give other rows. */
  readonly version: number;
}

export type SeedState = 'empty' | 'unfinished' | 'complete' | 'other-seed' | 'foreign';

/**
 * Looks at what a register's database holds: nothing, this province in part or whole, another one, or data that no
 * seed wrote and that must not be touched.
 */
export async function readSeedState(pool: Pool, run: SeedRun, tables: readonly string[]): Promise<SeedState> {
  const known = await readRun(pool);
  if (known) {
    const { complete, ...rest } = known;
    if (!isSame(rest, run)) return 'other-seed';
    return complete ? 'complete' : 'unfinished';
  }
  for (const table of tables) {
    const { rowCount } = await pool.query(`select from "${table}" limit 1`);
    if (rowCount) return 'foreign';
  }
  return 'empty';
}

/** The run whose rows a database holds, if any. */
export async function readRun(pool: Pool): Promise<(SeedRun & { readonly complete: boolean }) | undefined> {
  const { rows: found } = await pool.query(`select to_regclass('seed.run') is not null as known`);
  if (!found[0]?.known) return undefined;
  const { rows } = await pool.query('select seed, people, blocks, version, complete from seed.run');
  return rows[0];
}

/** Opens the ledger, in a schema of its own that no register sees. */
export async function openLedger(client: PoolClient, run: SeedRun): Promise<void> {
  await client.query(`
    create schema if not exists seed;
    create table if not exists seed.run
      (seed bigint not null, people int not null, blocks int not null, version int not null, complete boolean not null);
    create table if not exists seed.block (block int primary key);
    create table if not exists seed.dropped (name text primary key, definition text not null, position int not null)`);
  await client.query(
    `insert into seed.run select $1, $2, $3, $4, false where not exists (select from seed.run)`,
    [run.seed, run.people, run.blocks, run.version],
  );
}

/** Blocks whose rows are committed. */
export async function readLoadedBlocks(pool: Pool): Promise<ReadonlySet<number>> {
  const { rows } = await pool.query<{ block: number }>('select block from seed.block');
  return new Set(rows.map(({ block }) => block));
}

export async function recordBlocks(client: PoolClient, blocks: readonly number[]): Promise<void> {
  await client.query('insert into seed.block select unnest($1::int[])', [blocks]);
}

export async function closeLedger(client: PoolClient): Promise<void> {
  await client.query('update seed.run set complete = true');
}

function isSame(a: SeedRun, b: SeedRun): boolean {
  return a.seed === b.seed && a.people === b.people && a.version === b.version;
}

import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { Client } from 'pg';
import { noProgress, type Progress } from '../../scripts/seed-province/progress.ts';
import { REGISTERS } from '../../scripts/seed-province/registers/registers.ts';
import { seedProvince, SeedRefused } from '../../scripts/seed-province/seed-province.ts';
import { freshDatabase, type TestDatabase } from '../support/postgres.ts';

const WORLD = { seed: 3, people: 1200 };
const SECTORS = REGISTERS.map(({ definition }) => definition.name);
const databases: TestDatabase[] = [];

async function emptyRegisters(): Promise<Readonly<Record<string, string>>> {
  const entries = await Promise.all(
    SECTORS.map(async (name) => {
      const database = await freshDatabase(name.replaceAll('-', '_'));
      databases.push(database);
      return [name, database.url] as const;
    }),
  );
  return Object.fromEntries(entries);
}

afterEach(async () => {
  await Promise.all(databases.splice(0).map((database) => database.drop()));
});

async function query(url: string | undefined, sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new Client(url);
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
}

/** A digest of all rows of every table, in the order of their text. */
async function fingerprint(urls: Readonly<Record<string, string>>): Promise<string> {
  const hash = createHash('sha256');
  for (const { definition, rows } of REGISTERS) {
    for (const row of rows) {
      const table = row.meta.collection;
      const [found] = await query(
        urls[definition.name],
        `select count(*) as rows, md5(string_agg(t::text, '|' order by t::text)) as digest from "${table}" t`,
      );
      hash.update(JSON.stringify([table, found]));
    }
  }
  return hash.digest('hex');
}

/** Fails when `blocks` are done, as a kill would. */
function interruptedAfter(blocks: number): Progress {
  let done = 0;
  return {
    start: () => ({
      advance(steps) {
        done += steps;
        if (done >= blocks) throw new Error('killed');
      },
      end: () => {},
    }),
  };
}

describe('seeding', () => {
  it('fills all four registers with the people asked for, and the same rows for the same seed', async () => {
    const [first, second] = [await emptyRegisters(), await emptyRegisters()];
    expect(await seedProvince({ ...WORLD, urls: first, progress: noProgress })).toBe(true);
    await seedProvince({ ...WORLD, urls: second, progress: noProgress });
    const [{ people }] = (await query(
      first['population'],
      `select count(*)::int as people from person where life_status = 'ALIVE' and permanent_unit_id is not null`,
    )) as [{ people: number }];
    expect(people).toBeGreaterThan(WORLD.people * 0.98);
    expect(await fingerprint(first)).toBe(await fingerprint(second));
  });

  it('does nothing where the province is already there', async () => {
    const urls = await emptyRegisters();
    await seedProvince({ ...WORLD, urls, progress: noProgress });
    expect(await seedProvince({ ...WORLD, urls, progress: noProgress })).toBe(false);
  });

  it('goes on where it was interrupted, and ends with the same rows and indexes', async () => {
    const [whole, cut] = [await emptyRegisters(), await emptyRegisters()];
    await seedProvince({ ...WORLD, urls: whole, progress: noProgress });
    await expect(seedProvince({ ...WORLD, urls: cut, progress: interruptedAfter(1) })).rejects.toThrow(
      'killed',
    );
    await seedProvince({ ...WORLD, urls: cut, progress: noProgress });
    expect(await fingerprint(cut)).toBe(await fingerprint(whole));
    const indexes = `select indexdef from pg_indexes where schemaname = 'public' order by 1`;
    for (const sector of SECTORS) {
      expect(await query(cut[sector], indexes)).toEqual(await query(whole[sector], indexes));
    }
  });

  it('refuses a database that holds other data, and leaves it as it was', async () => {
    const urls = await emptyRegisters();
    await seedProvince({ ...WORLD, urls, progress: noProgress });
    await query(urls['land'], 'drop schema seed cascade');
    const before = await fingerprint(urls);
    await expect(seedProvince({ ...WORLD, urls, progress: noProgress })).rejects.toThrow(SeedRefused);
    expect(await fingerprint(urls)).toBe(before);
  });

  it('refuses another province than the one that is there', async () => {
    const urls = await emptyRegisters();
    await seedProvince({ ...WORLD, urls, progress: noProgress });
    const other = seedProvince({ ...WORLD, people: 1300, urls, progress: noProgress });
    await expect(other).rejects.toThrow(/holds another synthetic province/);
  });
});

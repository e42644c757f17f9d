import { Client } from 'pg';
import { expect, inject, test } from 'vitest';
import { freshDatabase, templatedDatabase } from '../../support/postgres.ts';

test('a fresh database is empty, writable and gone after drop', async () => {
  const database = await freshDatabase('empty');
  expect(await query(database.url, 'create table t (a int); select count(*)::int as n from t')).toEqual([
    { n: 0 },
  ]);
  await database.drop();
  await expect(query(database.url, 'select 1')).rejects.toThrow(/does not exist/);
});

test('dropping cuts off who is still connected', async () => {
  const database = await freshDatabase('busy');
  const client = new Client(database.url);
  const cutOff = new Promise((resolve) => client.on('error', resolve));
  await client.connect();
  await database.drop();
  await expect(cutOff).resolves.toBeInstanceOf(Error);
});

test('a template is built once although several ask at the same time, and copies are independent', async () => {
  let builds = 0;
  const build = async (url: string): Promise<void> => {
    builds++;
    await query(url, 'create table t as select 7 as a');
  };
  const copies = await Promise.all([1, 2, 3].map(() => templatedDatabase('seven', build)));
  await query(copies[0]!.url, 'update t set a = 8');
  expect(builds).toBe(1);
  expect(await Promise.all(copies.map(({ url }) => query(url, 'select a from t')))).toEqual([
    [{ a: 8 }],
    [{ a: 7 }],
    [{ a: 7 }],
  ]);
});

test('a template whose build failed is built again by the next who asks', async () => {
  await expect(templatedDatabase('shaky', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  const database = await templatedDatabase('shaky', async (url) => {
    await query(url, 'create table t as select 1 as a');
  });
  expect(await query(database.url, 'select a from t')).toEqual([{ a: 1 }]);
});

test('text sorts the same everywhere: by code point, but with upper and lower case known for Vietnamese', async () => {
  const rows = await query(inject('postgres').url, `select lower('ĐỘI CẤN') as lower, 'Z' < 'Đ' as z_first`);
  expect(rows).toEqual([{ lower: 'đội cấn', z_first: true }]);
});

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client(url);
  await client.connect();
  try {
    const results = [await client.query(sql)].flat();
    return results.at(-1)?.rows ?? [];
  } finally {
    await client.end();
  }
}

import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { ClusterOptions } from '../../platform/embedded-postgres/cluster.ts';
import { locateBinaries } from '../../platform/embedded-postgres/locate-binaries.ts';
import { startCluster } from '../../platform/embedded-postgres/start-cluster.ts';
import { makeTempFolder, removeFolder } from '../support/temp-folder.ts';

// Its programs run here; a test lets them fail once.
vi.mock(import('../../platform/embedded-postgres/locate-binaries.ts'), { spy: true });

const start = (dataFolder: string, more: Partial<ClusterOptions> = {}) =>
  startCluster({ dataFolder, databases: ['register'], durable: false, ...more });

async function ask(url: string, sql: string): Promise<readonly unknown[]> {
  const client = new Client(url);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** A folder with a database that holds one table. */
async function madeOnce(): Promise<string> {
  const folder = makeTempFolder();
  onTestFinished(() => removeFolder(folder));
  const cluster = await start(folder);
  await ask(cluster.url('register'), 'create table kept as select 1 as id');
  await cluster.stop();
  return folder;
}

test('where a cluster is, no other engine is started beside it, wanted or not', async () => {
  const folder = await madeOnce();
  await expect(start(folder, { engine: 'pglite' })).rejects.toThrow(
    /holds databases made by postgresql, not pglite\. Unset DATABASE_ENGINE/,
  );
  expect(existsSync(join(folder, 'postgres', 'pglite-register'))).toBe(false);
});

test('a database whose program fails once is not replaced, and is there when the program runs again', async () => {
  const folder = await madeOnce();
  vi.mocked(locateBinaries).mockReturnValueOnce(undefined);
  await expect(start(folder)).rejects.toThrow(/missing or does not run/);
  expect(existsSync(join(folder, 'postgres', 'pglite-register'))).toBe(false);
  const cluster = await start(folder);
  expect(await ask(cluster.url('register'), 'select id from kept')).toEqual([{ id: 1 }]);
  await cluster.stop();
});

test('a lost password file is said in a sentence, and nothing is made anew', async () => {
  const folder = await madeOnce();
  const file = join(folder, 'postgres', 'password');
  renameSync(file, `${file}.lost`);
  await expect(start(folder)).rejects.toThrow(/password is missing.*Put the file back from a backup/);
  expect(existsSync(file)).toBe(false);
  renameSync(`${file}.lost`, file);
  const cluster = await start(folder);
  expect(await ask(cluster.url('register'), 'select id from kept')).toEqual([{ id: 1 }]);
  await cluster.stop();
});

test('a database that is missing where there was one is not made anew, empty', async () => {
  const folder = await madeOnce();
  const first = await start(folder);
  await ask(first.superuserUrl(), 'drop database register');
  await first.stop();
  await expect(start(folder)).rejects.toThrow(/The database register is missing\. Put it back from a backup/);
});

test('a database whose owner was not made before a start was killed is completed', async () => {
  const folder = await madeOnce();
  const first = await start(folder);
  await ask(first.superuserUrl(), 'create database later');
  await first.stop();
  const second = await start(folder, { databases: ['register', 'later'] });
  expect(await ask(second.url('later'), 'create table mine as select current_user::text as me')).toEqual([]);
  await second.stop();
});

test('an empty password file is said in a sentence', async () => {
  const folder = await madeOnce();
  writeFileSync(join(folder, 'postgres', 'password'), '');
  await expect(start(folder)).rejects.toThrow(/password is empty\. Put the file back from a backup/);
});

test('a wrong password file is said in a sentence', async () => {
  const folder = await madeOnce();
  writeFileSync(join(folder, 'postgres', 'password'), 'not-the-password');
  await expect(start(folder)).rejects.toThrow(
    /does not know the password .* Put the file back from a backup/,
  );
});

test('a password of a role that somebody changed is set again at the next start', async () => {
  const folder = await madeOnce();
  const first = await start(folder);
  await ask(first.superuserUrl(), `alter role register password 'changed'`);
  await first.stop();
  const second = await start(folder);
  expect(await ask(second.url('register'), 'select id from kept')).toEqual([{ id: 1 }]);
  await second.stop();
});

import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Cluster } from '../../../platform/embedded-postgres/cluster.ts';
import { ClusterError } from '../../../platform/embedded-postgres/cluster-error.ts';
import { startCluster } from '../../../platform/embedded-postgres/start-cluster.ts';
import { FolderLockedError } from '../../../platform/lock-folder.ts';
import { makeTempFolder, removeFolder, tempFolder } from '../../support/temp-folder.ts';

const DATABASES = ['population', 'civil-registry'];
let folder: string;
let cluster: Cluster;

beforeAll(async () => {
  folder = makeTempFolder();
  cluster = await startCluster({ dataFolder: folder, databases: DATABASES });
});

afterAll(async () => {
  await cluster.stop();
  removeFolder(folder);
});

test('what was committed is on the disk, unless the caller gave that up', async () => {
  expect(await settings()).toEqual({ fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' });
});

test('it listens on this machine only, below the ports of outgoing connections', async () => {
  const [row] = await query(cluster.superuserUrl(), 'show listen_addresses');
  expect(row).toEqual({ listen_addresses: '127.0.0.1' });
  expect(Number(new URL(cluster.url('population')).port)).toBeLessThan(32_768);
});

test('the owner of a database owns nothing else and can enter no other', async () => {
  const url = cluster.url('population');
  expect(
    await query(url, 'select current_user as me, rolsuper from pg_roles where rolname = current_user'),
  ).toEqual([{ me: 'population', rolsuper: false }]);
  expect(await query(url, 'create table t (a int); create extension unaccent; select 1 as made')).toEqual([
    { made: 1 },
  ]);
  const elsewhere = new URL(url);
  elsewhere.pathname = '/civil-registry';
  await expect(query(elsewhere.href, 'select 1')).rejects.toThrow(/permission denied for database/);
});

test('without the password nobody gets in', async () => {
  const url = new URL(cluster.url('population'));
  url.password = 'guess';
  await expect(query(url.href, 'select 1')).rejects.toThrow(/password authentication failed/);
  expect(statSync(join(folder, 'postgres', 'password')).mode & 0o077).toBe(0);
});

test('errors are logged without the values that caused them', async () => {
  const url = cluster.url('civil-registry');
  const unique =
    "create table p (id text primary key); insert into p values ('008090990001'), ('008090990001')";
  await expect(query(url, unique)).rejects.toThrow(/duplicate key/);
  const log = readFileSync(join(folder, 'postgres', 'postgres.log'), 'utf8');
  expect(log).toContain('duplicate key value violates unique constraint');
  expect(log).not.toContain('008090990001');
});

test('a second launcher on the same folder is refused', async () => {
  await expect(startCluster({ dataFolder: folder, databases: [] })).rejects.toThrow(FolderLockedError);
});

test('a port of the caller that is taken is an error with its name, and the folder is free again', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const { port } = other.address() as AddressInfo;
  const dataFolder = tempFolder();
  const attempt = () => startCluster({ dataFolder, databases: [], port, durable: false });
  const error: unknown = await attempt().catch((cause: unknown) => cause);
  expect(error).toBeInstanceOf(ClusterError);
  expect(error).toMatchObject({
    problem: 'port-taken',
    log: expect.stringContaining('Address already in use'),
  });
  await expect(attempt()).rejects.toThrow(ClusterError);
  other.close();
});

test('an ephemeral cluster leaves nothing behind', async () => {
  const dataFolder = tempFolder();
  const brief = await startCluster({ dataFolder, databases: ['land'], durable: false, ephemeral: true });
  expect(await query(brief.url('land'), 'select 1 as one')).toEqual([{ one: 1 }]);
  await brief.stop();
  expect(existsSync(dataFolder)).toBe(false);
});

async function settings(): Promise<unknown> {
  const rows = await query(
    cluster.superuserUrl(),
    `select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes')`,
  );
  return Object.fromEntries(rows.map(({ name, setting }) => [name, setting]));
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client(url);
  await client.connect();
  try {
    const results = [await client.query<Record<string, unknown>>(sql)].flat();
    return results.at(-1)?.rows ?? [];
  } finally {
    await client.end();
  }
}

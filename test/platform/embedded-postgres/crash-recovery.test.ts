import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import type { Cluster } from '../../../platform/embedded-postgres/cluster.ts';
import { startCluster } from '../../../platform/embedded-postgres/start-cluster.ts';
import { isAlive } from '../../../platform/embedded-postgres/process-control.ts';
import { makeTempFolder, removeFolder, tempFolder } from '../../support/temp-folder.ts';

let prepared: string;

beforeAll(async () => {
  prepared = makeTempFolder();
  const cluster = await startCluster({ dataFolder: prepared, databases: ['register'] });
  await cluster.stop();
});

afterAll(() => removeFolder(prepared));

test('killing the launcher and its server loses no committed row', async () => {
  const folder = usedFolder();
  const first = await launch(folder);
  await query(first.url, 'create table act (id int primary key)');
  const committed = await commitUntilCutOff(first.url, () => {
    first.launcher.kill('SIGKILL');
    process.kill(first.pid, 'SIGKILL');
  });
  const cluster = await open(folder);
  const rows = await query<{ id: number }>(cluster.url('register'), 'select id from act order by id');
  expect(committed.length).toBeGreaterThan(0);
  expect(rows.map(({ id }) => id)).toEqual(expect.arrayContaining([...committed]));
});

test('a server that is killed comes back by itself at the same address with every committed row', async () => {
  const cluster = await open(usedFolder());
  const url = cluster.url('register');
  await query(url, 'create table act (id int primary key)');
  const before = cluster.pid();
  const committed = await commitUntilCutOff(url, () => process.kill(before, 'SIGKILL'));
  await vi.waitFor(() => query(url, 'select 1'), { timeout: 20_000, interval: 50 });
  const rows = await query<{ id: number }>(url, 'select id from act');
  expect(cluster.pid()).not.toBe(before);
  expect(rows.map(({ id }) => id)).toEqual(expect.arrayContaining([...committed]));
});

test('a launcher killed by SIGKILL takes its server with it', async () => {
  const { launcher, pid } = await launch(usedFolder());
  launcher.kill('SIGKILL');
  await vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: 20_000, interval: 50 });
});

test('a server that nobody owns any more is stopped by the next start', async () => {
  const folder = usedFolder();
  const { launcher, pid, url } = await launch(folder);
  const client = new Client(url);
  client.on('error', () => undefined);
  await client.connect(); // Keeps the orphan from ending by itself: it waits for its clients first.
  launcher.kill('SIGKILL');
  await once(launcher, 'exit');
  await open(folder);
  expect(isAlive(pid)).toBe(false);
});

test('a postmaster.pid whose process id belongs to somebody else today is no obstacle', async () => {
  const folder = usedFolder();
  const stranger = spawn('sleep', ['60']);
  onTestFinished(() => void stranger.kill());
  writeFileSync(join(folder, 'postgres', 'cluster', 'postmaster.pid'), `${stranger.pid}\n/elsewhere\n`);
  await open(folder);
  expect(isAlive(stranger.pid ?? 0)).toBe(true);
});

test('an initdb that was cut off half-way is started afresh', async () => {
  const folder = tempFolder();
  const unfinished = join(folder, 'postgres', 'cluster.unfinished');
  mkdirSync(unfinished, { recursive: true });
  writeFileSync(join(unfinished, 'PG_VERSION'), '18\n');
  const cluster = await open(folder);
  expect(await query(cluster.url('register'), 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('a data folder of another PostgreSQL is refused and left as it was', async () => {
  const folder = tempFolder();
  const data = join(folder, 'postgres', 'cluster');
  mkdirSync(data, { recursive: true });
  writeFileSync(join(data, 'PG_VERSION'), '15\n');
  writeFileSync(join(data, '..', 'password'), 'of the old one');
  await expect(open(folder)).rejects.toThrow(
    /made by PostgreSQL 15, the programs installed are PostgreSQL \d+/,
  );
  expect(readFileSync(join(data, 'PG_VERSION'), 'utf8')).toBe('15\n');
});

/** A data folder as a clean stop left it: copied, since making one takes seconds. */
function usedFolder(): string {
  const folder = tempFolder();
  spawnSync('cp', ['-a', join(prepared, 'postgres'), folder]);
  return folder;
}

async function open(dataFolder: string): Promise<Cluster> {
  const cluster = await startCluster({ dataFolder, databases: ['register'] });
  onTestFinished(() => cluster.stop());
  return cluster;
}

interface Launched {
  readonly launcher: ChildProcess;
  readonly url: string;
  readonly pid: number;
}

async function launch(folder: string): Promise<Launched> {
  const script = join(import.meta.dirname, 'run-cluster.ts');
  const launcher = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void launcher.kill('SIGKILL'));
  const [line] = (await once(createInterface(launcher.stdout), 'line')) as [string];
  return { launcher, ...(JSON.parse(line) as { readonly url: string; readonly pid: number }) };
}

/** Commits row after row, calls `cut` after the 50th, and returns those whose commit was acknowledged. */
async function commitUntilCutOff(url: string, cut: () => void): Promise<readonly number[]> {
  const client = new Client(url);
  client.on('error', () => undefined);
  await client.connect();
  const committed: number[] = [];
  try {
    for (let id = 1; id <= 100_000; id++) {
      await client.query('insert into act values ($1)', [id]);
      committed.push(id);
      if (id === 50) cut();
    }
    throw new Error('The connection was never cut.');
  } catch (error) {
    if (committed.length < 50) throw error;
  }
  return committed;
}

async function query<Row>(url: string, sql: string): Promise<Row[]> {
  const client = new Client(url);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows as Row[];
  } finally {
    await client.end();
  }
}

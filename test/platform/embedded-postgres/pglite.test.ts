import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Client, Pool } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { Cluster } from '../../../platform/embedded-postgres/cluster.ts';
import { startCluster } from '../../../platform/embedded-postgres/start-cluster.ts';
import { makeTempFolder, removeFolder } from '../../support/temp-folder.ts';

let cluster: Cluster;
let folder: string;
const lines: string[] = [];

beforeAll(async () => {
  folder = makeTempFolder();
  cluster = await open();
});

afterAll(async () => {
  await cluster.stop();
  removeFolder(folder);
});

test('it says that it is the slow way', () => {
  expect(lines.join()).toMatch(/PGlite.*several times slower/);
});

test('statements of many connections do not mix, also when they have the same name or none', async () => {
  const pool = openPool(8);
  const numbers = Array.from({ length: 80 }, (_, at) => at);
  const named = numbers.map((at) => pool.query({ name: 'n', text: 'select $1::int as a', values: [at] }));
  const unnamed = numbers.map((at) => pool.query('select $1::int + 1000 as a', [at]));
  const answers = await Promise.all([...named, ...unnamed]);
  expect(answers.map(({ rows }) => rows[0].a)).toEqual([...numbers, ...numbers.map((at) => at + 1000)]);
});

test('other connections wait for a transaction and see it only when committed', async () => {
  const pool = openPool(3);
  await pool.query('create table account (id int)');
  const client = await pool.connect();
  await client.query('begin');
  await client.query('insert into account values (1)');
  const seen = pool.query('select count(*)::int as n from account');
  await client.query('insert into account values (2)');
  await client.query('commit');
  client.release();
  expect((await seen).rows).toEqual([{ n: 2 }]);
});

test('what a connection leaves open when it breaks is rolled back, and nobody waits for it', async () => {
  const pool = openPool(2);
  await pool.query('create table half (id int)');
  const client = new Client(cluster.url('register'));
  client.on('error', () => undefined);
  await client.connect();
  await client.query('begin; insert into half values (1)');
  (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
  expect((await pool.query('select count(*)::int as n from half')).rows).toEqual([{ n: 0 }]);
});

test('COPY FROM STDIN takes a stream, and one that breaks off leaves nothing', async () => {
  const pool = openPool(2);
  await pool.query('create table parcel (id int, area text)');
  const client = await pool.connect();
  const copy = (from: Readable) => pipeline(from, client.query(copyFrom('copy parcel from stdin')));
  await copy(Readable.from(rows(20_000)));
  await expect(copy(Readable.from(['1\tok\n', 'not a number\tx\n']))).rejects.toThrow(/invalid input syntax/);
  client.release();
  expect((await pool.query('select count(*)::int as n from parcel')).rows).toEqual([{ n: 20_000 }]);
});

test('COPY is recognised whatever the length of the command, whose bytes stand before the text', async () => {
  const pool = openPool(1);
  await pool.query('create table length (id int)');
  const client = await pool.connect();
  // 47 letters, a zero and four bytes of length make 52, which is the letter 4: "4copy" is no word "copy".
  const command = 'copy length from stdin'.padEnd(47);
  await pipeline(Readable.from(['1\n']), client.query(copyFrom(command)));
  client.release();
  expect((await pool.query('select id from length')).rows).toEqual([{ id: 1 }]);
});

test('an error leaves the connection usable', async () => {
  const pool = openPool(1);
  await expect(pool.query('select 1/0')).rejects.toMatchObject({ code: '22012' });
  expect((await pool.query('select $1::text as a', ['ổn'])).rows).toEqual([{ a: 'ổn' }]);
});

test('a wrong password is refused', async () => {
  const url = new URL(cluster.url('register'));
  url.password = 'guess';
  await expect(new Client(url.href).connect()).rejects.toMatchObject({ code: '28P01' });
});

test('committed rows are there after a stop and a start', async () => {
  const pool = openPool(1);
  await pool.query('create table kept as select 7 as a');
  await pool.end();
  await cluster.stop();
  cluster = await open();
  expect((await openPool(1).query('select a from kept')).rows).toEqual([{ a: 7 }]);
});

function open(): Promise<Cluster> {
  return startCluster({
    dataFolder: folder,
    databases: ['register'],
    engine: 'pglite',
    report: (line) => lines.push(line),
  });
}

function openPool(max: number): Pool {
  const pool = new Pool({ connectionString: cluster.url('register'), max });
  pool.on('error', () => undefined);
  onTestFinished(() => (pool.ended ? undefined : pool.end()));
  return pool;
}

function* rows(count: number): Generator<string> {
  for (let at = 0; at < count; at++) yield `${at}\t${at}.5\n`;
}

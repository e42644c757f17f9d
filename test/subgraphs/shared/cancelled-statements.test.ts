import 'reflect-metadata';
import { request as httpRequest } from 'node:http';
import { Client } from 'pg';
import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createLog } from '../../../platform/log.ts';
import type { SubgraphContext } from '../../../subgraphs/shared/context.ts';
import { openDatabase, type Database } from '../../../subgraphs/shared/database.ts';
import { defineSubgraph } from '../../../subgraphs/shared/define-subgraph.ts';
import { createReader } from '../../../subgraphs/shared/reader.ts';
import { serveSubgraph, type RunningSubgraph } from '../../../subgraphs/shared/serve.ts';
import { statement } from '../../../subgraphs/shared/statement.ts';
import { freshDatabase, type TestDatabase } from '../../support/postgres.ts';

const NAP = statement<{ pid: number }>('test_nap', 'select pg_backend_pid() as pid, pg_sleep($1)');

@Resolver()
class NapResolver {
  @Query(() => Int)
  async nap(@Arg('seconds', () => Int) seconds: number, @Ctx() { reader }: SubgraphContext): Promise<number> {
    const [row] = await reader.select(NAP, [seconds]);
    return row?.pid ?? 0;
  }

  @Query(() => Int)
  async napTwice(@Ctx() { reader }: SubgraphContext): Promise<number> {
    await reader.select(NAP, [600]).catch(() => undefined);
    const [row] = await reader.select(NAP, [0]);
    return row?.pid ?? 0;
  }
}

const definition = defineSubgraph({
  name: 'naps',
  title: 'Ngủ · Naps',
  port: 4099,
  rows: [],
  migrations: [],
  resolvers: [NapResolver],
  extends: [],
  references: {},
});

let testDatabase: TestDatabase;
let database: Database;
let subgraph: RunningSubgraph;
let observer: Client;
const statements: string[] = [];

beforeAll(async () => {
  testDatabase = await freshDatabase('naps');
  // One connection: whatever is left behind on it is met by the next statement.
  database = await openDatabase(definition, { url: testDatabase.url, poolSize: 1 });
  subgraph = await serveSubgraph({
    definition,
    database,
    log: createLog({ name: 'naps', level: 'silent' }),
    port: 0,
    onStatement: (name) => statements.push(name),
  });
  observer = new Client(testDatabase.url);
  await observer.connect();
});
afterEach(() => void statements.splice(0));
afterAll(async () => {
  await observer.end();
  await subgraph.close();
  await database.close();
  await testDatabase.drop();
});

interface Answer {
  readonly data?: { readonly nap?: number } | null;
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
}

async function ask(query: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  const response = await fetch(subgraph.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as Answer;
}

/** Statements that PostgreSQL is running for us now. */
async function napping(): Promise<number> {
  const { rows } = await observer.query<{ count: number }>(
    `select count(*)::int as count from pg_stat_activity
      where datname = current_database() and state = 'active' and query like '%pg_sleep%' and pid <> pg_backend_pid()`,
  );
  return rows[0]?.count ?? 0;
}

describe('a statement that runs', () => {
  test('is cancelled when the time that the caller allowed is over', async () => {
    const answer = await ask('{ nap(seconds: 600) }', { 'x-deadline-ms': '100' });
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'SECTOR_UNAVAILABLE', reason: 'timeout' });
    expect(await napping()).toBe(0);
  });

  test('is cancelled when the caller hangs up', async () => {
    const request = httpRequest(subgraph.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
    });
    request.on('error', () => undefined);
    request.end('{"query":"{ nap(seconds: 600) }"}');
    await expect.poll(napping).toBe(1);
    request.destroy();
    await expect.poll(napping).toBe(0);
  });

  test('is followed by no other of the same request', async () => {
    await ask('{ napTwice }', { 'x-deadline-ms': '100' });
    expect(statements).toEqual([NAP.name]);
  });

  test('leaves a connection as good as before', async () => {
    const before = await ask('{ nap(seconds: 0) }');
    await ask('{ nap(seconds: 600) }', { 'x-deadline-ms': '50' });
    const after = await ask('{ nap(seconds: 0) }');
    expect(after).toEqual(before);
    expect(after.data?.nap).toBeGreaterThan(0);
  });
});

describe('a statement that waits for a connection', () => {
  test('does not start once the time is over', async () => {
    const holder = await database.pool.connect();
    const abort = new AbortController();
    const waiting = createReader({ pool: database.pool, signal: abort.signal }).select(NAP, [0]);
    abort.abort();
    holder.release();
    await expect(waiting).rejects.toMatchObject({
      extensions: { code: 'SECTOR_UNAVAILABLE', reason: 'timeout' },
    });
  });
});

test('a cancellation that comes too late hits no statement of another request', async () => {
  const untouched = createReader({ pool: database.pool });
  for (let round = 0; round < 40; round += 1) {
    const abort = new AbortController();
    const cancelled = createReader({ pool: database.pool, signal: abort.signal }).select(NAP, [0]);
    const next = untouched.select(NAP, [0.02]);
    // Somewhere between sent and answered; the next one runs long enough to be hit.
    for (let turn = 0; turn < round % 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    abort.abort();
    await Promise.allSettled([cancelled]);
    expect(await next).toHaveLength(1);
  }
});

test.each(['0', '-5', 'soon', '1.5'])(
  'a deadline of %s is refused, as the gateway refuses it',
  async (deadline) => {
    const { errors } = await ask('{ nap(seconds: 0) }', { 'x-deadline-ms': deadline });
    expect(errors?.[0]?.extensions?.['code']).toBe('BAD_REQUEST');
  },
);

test('a database that ends the connection costs that statement, not the process', async () => {
  const failing = ask('{ nap(seconds: 600) }');
  await expect.poll(napping).toBe(1);
  await observer.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like '%pg_sleep%' and pid <> pg_backend_pid()`,
  );
  expect((await failing).errors?.[0]?.extensions).toMatchObject({
    code: 'SECTOR_UNAVAILABLE',
    reason: 'unreachable',
  });
  expect((await ask('{ nap(seconds: 0) }')).data?.nap).toBeGreaterThan(0);
});

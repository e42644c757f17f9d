import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase, type Database } from '../../../subgraphs/shared/database.ts';
import { defineSubgraph } from '../../../subgraphs/shared/define-subgraph.ts';
import { createReader, type Reader } from '../../../subgraphs/shared/reader.ts';
import { createSharedReads, type SharedReads } from '../../../subgraphs/shared/shared-reads.ts';
import { statement, type Statement } from '../../../subgraphs/shared/statement.ts';
import { freshDatabase, type TestDatabase } from '../../support/postgres.ts';

interface Pair {
  readonly left: number;
  readonly right: number | null;
}

const PAIRS = statement<Pair>(
  'test_pairs',
  `select p."left", p."right" from pair p where p."left" = any($1) or p."right" = any($1)
   order by p."left", p."right"`,
);
const WRONG = statement<Pair>(
  'test_wrong_pairs',
  'select "left", "right", 1 / ("left" - 7) from pair where "left" = any($1)',
);

const TEXTS = statement<{ key: string }>('test_texts', 'select k as key from unnest($1::text[]) k');

const [FIRST_PID, SECOND_PID] = ['first', 'second'].map((name) =>
  statement<{ key: number; pid: number }>(
    `test_${name}_pid`,
    'select k as key, pg_backend_pid() as pid from unnest($1::int[]) k',
  ),
) as [PidStatement, PidStatement];
type PidStatement = Statement<{ key: number; pid: number }>;

const definition = defineSubgraph({
  name: 'pairs',
  title: 'Cặp · Pairs',
  port: 4098,
  rows: [],
  migrations: [],
  resolvers: [],
  extends: [],
  references: {},
});

let testDatabase: TestDatabase;
let database: Database;
let locker: Client;
let shared: SharedReads;
const sent: (readonly unknown[])[] = [];

beforeAll(async () => {
  testDatabase = await freshDatabase('pairs');
  database = await openDatabase(definition, { url: testDatabase.url, poolSize: 4 });
  locker = new Client(testDatabase.url);
  await locker.connect();
  await locker.query('create table pair ("left" int not null, "right" int)');
  await locker.query('insert into pair values (1, 2), (1, 3), (2, 3), (4, null), (7, 7)');
  shared = createSharedReads({
    pool: database.pool,
    onStatement: (_, __, values) => sent.push(values[0] as readonly unknown[]),
  });
});
afterEach(() => void sent.splice(0));
afterAll(async () => {
  await locker.end();
  await database.close();
  await testDatabase.drop();
});

function request(signal?: AbortSignal): Reader {
  return createReader({ pool: database.pool, signal, shared });
}

function pairs(reader: Reader, ...keys: readonly number[]): Promise<readonly Pair[]> {
  return reader.selectByKeys(PAIRS, keys, ({ left, right }) => [left, right]);
}

/** Statements wait for the table while this holds it. */
async function whileHeld(work: () => Promise<void>): Promise<void> {
  await locker.query('begin');
  await locker.query('lock table pair in access exclusive mode');
  try {
    await work();
  } finally {
    await locker.query('rollback');
  }
}

async function waiting(): Promise<number> {
  const observer = new Client(testDatabase.url);
  await observer.connect();
  try {
    const { rows } = await observer.query<{ count: number }>(
      `select count(*)::int as count from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`,
    );
    return rows[0]?.count ?? 0;
  } finally {
    await observer.end();
  }
}

describe('requests that read by the same statement at the same time', () => {
  test('share one SELECT, and each gets its own rows in order', async () => {
    const [one, two, three] = await Promise.all([
      pairs(request(), 1),
      pairs(request(), 3, 4),
      pairs(request(), 9),
    ]);
    expect(sent).toEqual([[1, 3, 4, 9]]);
    expect(one).toEqual([
      { left: 1, right: 2 },
      { left: 1, right: 3 },
    ]);
    expect(two).toEqual([
      { left: 1, right: 3 },
      { left: 2, right: 3 },
      { left: 4, right: null },
    ]);
    expect(three).toEqual([]);
  });

  test('ask for a key once, and get a row once that two of their keys find', async () => {
    const [one, two] = await Promise.all([pairs(request(), 7), pairs(request(), 1, 2, 7)]);
    expect(sent).toEqual([[7, 1, 2]]);
    expect(one).toEqual([{ left: 7, right: 7 }]);
    expect(two.map(({ left, right }) => `${left} ${right}`)).toEqual(['1 2', '1 3', '2 3', '7 7']);
  });

  test('do not share what is wrong with the keys of one: each part is repeated alone', async () => {
    const keysOf = ({ left }: Pair) => [left];
    const found = await Promise.allSettled(
      [1, 7, 2, 4].map((key) => request().selectByKeys(WRONG, [key], keysOf)),
    );
    expect(sent).toEqual([[1, 7, 2, 4], [1], [7], [2], [4]]);
    expect(found.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
    expect(found[0]).toMatchObject({ value: [{ left: 1 }, { left: 1 }] });
    expect(found[1]).toMatchObject({ reason: { message: 'division by zero' } });
    expect(await pairs(request(), 4)).toHaveLength(1);
  });

  test('do not share a value that PostgreSQL cannot take, and lose no connection to it', async () => {
    const texts = (...keys: readonly string[]): Promise<readonly { key: string }[]> =>
      request().selectByKeys(TEXTS, keys, ({ key }) => [key]);
    await texts('a');
    const connections = database.pool.totalCount;
    const found = await Promise.allSettled([texts('a'), texts('b\0'), texts('c'), pairs(request(), 4)]);
    expect(found.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
    expect(found[2]).toMatchObject({ value: [{ key: 'c' }] });
    expect(database.pool.totalCount).toBeGreaterThanOrEqual(connections);
  });

  test('lose no connection to a statement that is refused', async () => {
    const [before] = await request().selectByKeys(FIRST_PID, [1], ({ key }) => [key]);
    await expect(request().selectByKeys(WRONG, [7], ({ left }) => [left])).rejects.toThrow(
      'division by zero',
    );
    const [after] = await request().selectByKeys(FIRST_PID, [1], ({ key }) => [key]);
    expect(after?.pid).toBe(before?.pid);
  });
});

describe('what different statements read at the same time', () => {
  const pid = async (from: PidStatement, reader = request()): Promise<number | undefined> =>
    (await reader.selectByKeys(from, [1], ({ key }) => [key]))[0]?.pid;

  test('goes over one connection', async () => {
    const [first, second] = await Promise.all([pid(FIRST_PID), pid(SECOND_PID)]);
    expect(first).toBeGreaterThan(0);
    expect(second).toBe(first);
  });

  test('is answered before and after one that fails', async () => {
    const wrong = (): Promise<unknown> => request().selectByKeys(WRONG, [7], ({ left }) => [left]);
    const found = await Promise.allSettled([pid(FIRST_PID), wrong(), pid(SECOND_PID), pairs(request(), 4)]);
    expect(found.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
    expect(found[1]).toMatchObject({ reason: { message: 'division by zero' } });
    expect(found[3]).toMatchObject({ value: [{ left: 4, right: null }] });
  });

  test('goes over a connection again that has prepared all of it', async () => {
    const [before] = await Promise.all([pid(FIRST_PID), pid(SECOND_PID)]);
    const [after] = await Promise.all([pid(FIRST_PID), pid(SECOND_PID)]);
    expect(after).toBe(before);
  });

  test('is cancelled when nobody needs any of it, the statements behind it too', async () => {
    const leaver = new AbortController();
    await whileHeld(async () => {
      const left = [pairs(request(leaver.signal), 1), pid(FIRST_PID, request(leaver.signal))];
      await expect.poll(waiting).toBe(1);
      leaver.abort();
      const ends = await Promise.allSettled(left);
      expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
      await expect.poll(waiting).toBe(0);
    });
    expect(await pid(FIRST_PID)).toBeGreaterThan(0);
  });
});

test('a long list of keys is read alone, so that nobody waits for it', async () => {
  const many = Array.from({ length: 101 }, (_, index) => index);
  await Promise.all([pairs(request(), ...many), pairs(request(), 1)]);
  expect(sent).toEqual([many, [1]]);
});

test('what comes while the statement runs goes together as soon as it has ended', async () => {
  const first = pairs(request(), 1);
  await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
  const later = Promise.all([pairs(request(), 2), pairs(request(), 4)]);
  await Promise.all([first, later]);
  expect(sent).toEqual([[1], [2, 4]]);
});

test('a statement that hangs is not waited for', async () => {
  const end = new AbortController();
  await whileHeld(async () => {
    const hanging = pairs(request(end.signal), 1);
    await expect.poll(waiting).toBe(1);
    const next = pairs(request(end.signal), 2);
    await expect.poll(waiting).toBe(2);
    end.abort();
    await Promise.allSettled([hanging, next]);
  });
});

describe('a request that ends', () => {
  test('gets nothing more, and leaves the SELECT to the others', async () => {
    const leaver = new AbortController();
    let rest: Promise<readonly Pair[]> | undefined;
    await whileHeld(async () => {
      const left = pairs(request(leaver.signal), 1);
      rest = pairs(request(), 2);
      await expect.poll(waiting).toBe(1);
      leaver.abort();
      await expect(left).rejects.toMatchObject({ extensions: { code: 'SECTOR_UNAVAILABLE' } });
      expect(await waiting()).toBe(1);
    });
    expect(await rest).toHaveLength(2);
  });

  test('as the last of those who share it cancels the SELECT', async () => {
    const leavers = [new AbortController(), new AbortController()];
    await whileHeld(async () => {
      const left = Promise.allSettled(leavers.map(({ signal }) => pairs(request(signal), 1)));
      await expect.poll(waiting).toBe(1);
      for (const leaver of leavers) leaver.abort();
      await left;
      await expect.poll(waiting).toBe(0);
    });
  });

  test('before its SELECT was sent asks nothing', async () => {
    const leaver = new AbortController();
    const left = pairs(request(leaver.signal), 1);
    leaver.abort();
    await expect(left).rejects.toMatchObject({ extensions: { code: 'SECTOR_UNAVAILABLE' } });
    await new Promise((resolve) => setImmediate(resolve));
    expect(sent).toEqual([]);
  });
});

test('statements are planned once for all keys, not for each list of them', async () => {
  const client = await database.pool.connect();
  try {
    for (let run = 0; run < 10; run += 1) await client.query({ ...PAIRS, values: [[run]] });
    const { rows } = await client.query<Record<string, number>>(
      `select generic_plans::int, custom_plans::int from pg_prepared_statements where name = '${PAIRS.name}'`,
    );
    expect(rows[0]?.['generic_plans']).toBeGreaterThanOrEqual(10);
    expect(rows[0]?.['custom_plans']).toBe(0);
  } finally {
    client.release();
  }
});

import { Client } from 'pg';
import { afterAll, beforeAll, expect, it, test } from 'vitest';
import { toPostgresText } from '../../../subgraphs/shared/postgres-text.ts';
import { freshDatabase, type TestDatabase } from '../../support/postgres.ts';

let database: TestDatabase;
let client: Client;
beforeAll(async () => {
  database = await freshDatabase('texts');
  client = new Client(database.url);
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

const TEXTS = ['plain', '', 'NULL', 'a "b" \\ c', '{x,y}', "it's", 'Nguyễn Thị Hoà', ' ', 'two\nlines', null];

it('writes lists so that PostgreSQL reads the same', async () => {
  const { rows } = await client.query<{ list: unknown }>('select $1::text[] as list', [
    toPostgresText(TEXTS),
  ]);
  expect(rows[0]?.list).toEqual(TEXTS);
  const numbers = await client.query<{ list: unknown }>('select $1::int[] as list', [
    toPostgresText([1, -2, null]),
  ]);
  expect(numbers.rows[0]?.list).toEqual([1, -2, null]);
});

test.each([
  ['text', 'text'],
  [7, '7'],
  [true, 'true'],
  [null, null],
  [undefined, null],
  [[], '{}'],
])('writes %j as %j', (value, text) => expect(toPostgresText(value)).toBe(text));

test.each([[{}], [new Date(0)], [[['nested']]]])('refuses %j, which no statement takes', (value) =>
  expect(() => toPostgresText(value)).toThrow(TypeError),
);

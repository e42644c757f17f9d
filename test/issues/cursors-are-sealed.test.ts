import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inEnglish } from '../support/english.ts';
import { createLog } from '../../platform/log.ts';
import { population } from '../../subgraphs/population/subgraph.ts';
import { migrate, openDatabase, type Database } from '../../subgraphs/shared/database.ts';
import { serveSubgraph, type RunningSubgraph } from '../../subgraphs/shared/serve.ts';
import { freshDatabase, type TestDatabase } from '../support/postgres.ts';
import { BINH_THUAN, insertPeople, person, TODAY } from '../subgraphs/population/register.ts';

const IDS = ['008185000001', '008185000002', '008185000003', '008185000004'];
const KEY = randomBytes(32);

let testDatabase: TestDatabase;
let database: Database;
const servers: RunningSubgraph[] = [];
let url: string;

beforeAll(async () => {
  testDatabase = await freshDatabase('sealed');
  database = await openDatabase(population, { url: testDatabase.url });
  await migrate(database);
  await insertPeople(
    database.pool,
    IDS.map((id) => person(id, 'Nguyễn Thị Hoa', { dateOfBirth: '1985', permanentUnitId: BINH_THUAN })),
  );
  url = await serve(KEY);
});
afterAll(async () => {
  for (const server of servers) await server.close();
  await database.close();
  await testDatabase.drop();
});

/** Another process of the register, as far as a caller can tell. */
async function serve(cursorKey: Buffer): Promise<string> {
  const log = createLog({ name: 'sealed', level: 'silent' });
  const options = { definition: population, database, log, port: 0, today: () => TODAY };
  const server = await serveSubgraph({ ...options, cursorKey });
  servers.push(server);
  return server.url;
}

interface Page {
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[];
  readonly pageInfo: { readonly endCursor: string };
}

interface Answer {
  readonly data: { readonly list: Page | null } | null;
  readonly errors?: readonly { readonly message: string; readonly extensions: object }[];
}

const SEARCH = 'searchCitizens(name: "nguyen thi hoa", dateOfBirth: "1985", first: 2, after: $after)';
const OTHER_SEARCH = 'searchCitizens(name: "nguyen", dateOfBirth: "1985", first: 2, after: $after)';

async function ask(at: string, field: string, after?: string): Promise<Answer> {
  const query = `query ($after: String) { list: ${field} { edges { cursor node { id } } pageInfo { endCursor } } }`;
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  const body = JSON.stringify({ query, variables: { after } });
  return inEnglish((await (await fetch(at, { method: 'POST', headers, body })).json()) as Answer);
}

async function page(at: string, after?: string): Promise<Page> {
  const { data } = await ask(at, SEARCH, after);
  if (!data?.list) throw new Error('no page');
  return data.list;
}

it('a cursor says nothing of the person it stands at', async () => {
  const { edges } = await page(url);
  for (const { cursor, node } of edges) {
    const readable = [
      cursor,
      ...(['base64url', 'hex', 'latin1'] as const).map((from) => decode(cursor, from)),
    ];
    expect(readable.filter((text) => text.includes(node.id) || text.includes('hoa'))).toEqual([]);
  }
});

function decode(cursor: string, from: BufferEncoding): string {
  return Buffer.from(cursor, from).toString('latin1');
}

it('every process of a register takes the cursors of the others, and writes the same', async () => {
  const other = await serve(KEY);
  const first = await page(url);
  expect(await page(other)).toEqual(first);
  const second = await page(other, first.pageInfo.endCursor);
  expect(second.edges.map(({ node }) => node.id)).toEqual(IDS.slice(2));
});

it.each([
  [
    'of an installation with another key',
    async () => (await page(await serve(randomBytes(32)))).pageInfo.endCursor,
  ],
  ['that somebody changed', async () => flipLastBit((await page(url)).pageInfo.endCursor)],
  ['that was cut short', async () => (await page(url)).pageInfo.endCursor.slice(0, 20)],
  ['that somebody wrote', () => Buffer.from(JSON.stringify(['x', '008185000001'])).toString('base64url')],
  ['that is empty', () => ''],
])('a cursor %s is refused with what to do', async (_, cursor) => {
  expect(await ask(url, SEARCH, await cursor())).toMatchObject({
    errors: [
      {
        message: expect.stringContaining('after: not a cursor of this register'),
        extensions: { code: 'BAD_USER_INPUT', nextStep: expect.stringContaining('Leave out `after`') },
      },
    ],
  });
});

it('a cursor of another search is refused as such', async () => {
  const { pageInfo } = await page(url);
  expect(await ask(url, OTHER_SEARCH, pageInfo.endCursor)).toMatchObject({
    errors: [{ message: expect.stringContaining('belongs to another list') }],
  });
});

function flipLastBit(cursor: string): string {
  const bytes = Buffer.from(cursor, 'base64url');
  bytes[bytes.length - 1]! ^= 1;
  return bytes.toString('base64url');
}

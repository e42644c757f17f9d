import 'reflect-metadata';
import { defineEntity, p } from '@mikro-orm/core';
import { Client } from 'pg';
import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLog } from '../../platform/log.ts';
import type { SubgraphContext } from '../../subgraphs/shared/context.ts';
import { openDatabase, type Database } from '../../subgraphs/shared/database.ts';
import { defineSubgraph } from '../../subgraphs/shared/define-subgraph.ts';
import { serveSubgraph, type RunningSubgraph } from '../../subgraphs/shared/serve.ts';
import { statement } from '../../subgraphs/shared/statement.ts';
import { withFederation } from '../support/fake-subgraph.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { send } from '../support/http.ts';
import { freshDatabase, type TestDatabase } from '../support/postgres.ts';

const RAISE = statement<{ raised: number }>('test_raise', 'select raise_with($1) as raised');

@Resolver()
class RaiseResolver {
  @Query(() => Int, { nullable: true })
  async raised(@Arg('code', () => String) code: string, @Ctx() { reader }: SubgraphContext): Promise<number> {
    const [row] = await reader.select(RAISE, [code]);
    return row?.raised ?? 0;
  }
}

const definition = defineSubgraph({
  name: 'raises',
  title: 'Lỗi · Raises',
  port: 4098,
  rows: [],
  migrations: [],
  resolvers: [RaiseResolver],
  extends: [],
  references: {},
});

const KEPT = defineEntity({ name: 'KeptRow', tableName: 'kept', properties: { id: p.integer().primary() } });

const SDL = withFederation('type Query { raised(code: String!): Int }');

const ROLE = 'register_of_a_test';

let testDatabase: TestDatabase;
let database: Database;
let subgraph: RunningSubgraph;
let gateway: TestGateway;

beforeEach(async () => {
  testDatabase = await freshDatabase('raises');
  await onServer(`drop role if exists ${ROLE}`);
  await onServer(`create role ${ROLE} login password 'first'`);
  await onServer(`create function raise_with(code text) returns int language plpgsql as $$
    begin if code <> '' then raise exception using errcode = code; end if; return 42; end $$`);
  const url = new URL(testDatabase.url);
  url.username = ROLE;
  url.password = 'first';
  database = await openDatabase(definition, { url: url.href });
  const log = createLog({ name: 'raises', level: 'silent' });
  subgraph = await serveSubgraph({ definition, database, log, port: 0 });
  gateway = await startGateway({ supergraph: [{ name: 'raises', url: subgraph.url, sdl: SDL }] });
});
afterEach(async () => {
  await gateway.close();
  await subgraph.close();
  await database.close();
  await onServer(`drop role ${ROLE}`);
  await testDatabase.drop();
});

async function onServer(sql: string): Promise<void> {
  const client = new Client(testDatabase.url);
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

const raised = (code = '') => gateway.query(`{ raised(code: "${code}") }`);

const UNAVAILABLE = {
  data: { raised: null },
  errors: [{ path: ['raised'], extensions: { code: 'SECTOR_UNAVAILABLE', service: 'raises' } }],
};

test.each([
  ['a full disk', '53100'],
  ['too little memory', '53200'],
  ['a file that cannot be read', '58030'],
  ['damaged data', 'XX001'],
  ['a deadlock', '40P01'],
  ['a lock that is not to be had', '55P03'],
  ['a right that was taken away', '42501'],
])('%s is the register being unavailable, not a fault of ours', async (_, code) => {
  expect(await raised(code)).toMatchObject(UNAVAILABLE);
});

test('a statement that cannot be right is a fault of ours', async () => {
  expect(await raised('22012')).toMatchObject({
    errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
  });
});

test('a changed password is the register being unavailable, and /ready of the gateway says so too', async () => {
  expect(await raised()).toEqual({ data: { raised: 42 } });
  expect(await ready()).toEqual({ status: 200, sectors: [{ name: 'raises', state: 'UP' }] });
  await onServer(`alter role ${ROLE} password 'second'`);
  await onServer(`select pg_terminate_backend(pid) from pg_stat_activity where usename = '${ROLE}'`);
  await expect.poll(() => raised()).toMatchObject(UNAVAILABLE);
  await expect
    .poll(ready, { timeout: 10_000 })
    .toEqual({ status: 200, sectors: [{ name: 'raises', state: 'DOWN', reason: 'not-ready' }] });
});

test('a table that cannot be read makes the register unready', async () => {
  await onServer('create table kept (id int); grant select on kept to public');
  const withTable = { ...definition, rows: [KEPT] };
  const log = createLog({ name: 'raises', level: 'silent' });
  const second = await serveSubgraph({ definition: withTable, database, log, port: 0 });
  const status = async () => (await send(new URL('/ready', second.url).href, {})).status;
  expect(await status()).toBe(200);
  await onServer('revoke select on kept from public');
  expect(await status()).toBe(503);
  await onServer('drop table kept');
  expect(await status()).toBe(503);
  await second.close();
});

test('the register that is asked for its state is the one at the address in force', async () => {
  const elsewhere = await startGateway({
    supergraph: [{ name: 'raises', url: 'http://127.0.0.1:1/graphql', sdl: SDL }],
    environment: { SUBGRAPH_URL_RAISES: subgraph.url },
  });
  await onServer(`alter role ${ROLE} password 'second'`);
  await onServer(`select pg_terminate_backend(pid) from pg_stat_activity where usename = '${ROLE}'`);
  await expect.poll(async () => (await send(new URL('/ready', subgraph.url).href, {})).status).toBe(503);
  const { body } = await send(`${elsewhere.origin}/ready`, {});
  expect(JSON.parse(body.toString())).toMatchObject({ sectors: [{ state: 'DOWN', reason: 'not-ready' }] });
  await elsewhere.close();
});

async function ready(): Promise<unknown> {
  const { status, body } = await send(`${gateway.origin}/ready`, {});
  return { status, sectors: (JSON.parse(body.toString()) as { readonly sectors: unknown }).sectors };
}

import { expect, test } from 'vitest';
import type { EngineOptions } from '../../gateway/engine/engine.ts';
import { createEngine } from '../../gateway/engine/create-engine.ts';
import { warm } from '../../gateway/generations/warm.ts';
import { composeSupergraph } from '../support/gateway.ts';
import { withFederation } from '../support/fake-subgraph.ts';

const SHOP = 'type Query { product(upc: String): Product } type Product { name: String';

function engineFor(sdl: string) {
  const planned: string[] = [];
  const observer: EngineOptions['observer'] = {
    operationRead: () => undefined,
    operationPlanned: (_context, how) => void planned.push(how),
    operationRun: () => undefined,
  };
  const supergraphSdl = composeSupergraph([
    { name: 'shop', url: 'http://127.0.0.1:1/graphql', sdl: withFederation(sdl) },
  ]);
  const client = { send: () => Promise.resolve({ kind: 'answer', data: {}, errors: undefined } as const) };
  const engine = createEngine({ supergraphSdl, client, observer });
  const ask = (query: string, variables = {}) => engine.execute({ query, variables, context: {} });
  return { engine, planned, ask };
}

test('what was asked is planned on the next engine before anybody asks, whatever the values', async () => {
  const [before, after] = [engineFor(`${SHOP} }`), engineFor(`${SHOP} size: Int }`)];
  await before.ask('{ product(upc: "1") { name } }');
  expect(await warm(after.engine, before.engine)).toBe(1);
  await after.ask('{ product(upc: "2") { name } }');
  expect(after.planned).toEqual(['known']);
});

test('each outcome of @include that was asked is planned', async () => {
  const [before, after] = [engineFor(`${SHOP} }`), engineFor(`${SHOP} size: Int }`)];
  const query = 'query ($long: Boolean!) { product { __typename name @include(if: $long) } }';
  for (const long of [true, false]) await before.ask(query, { long });
  await warm(after.engine, before.engine);
  for (const long of [true, false]) await after.ask(query, { long });
  expect(after.planned).toEqual(['known', 'known']);
});

test('what is asked most comes first, and counts half on the next engine', async () => {
  const [before, after] = [engineFor(`${SHOP} }`), engineFor(`${SHOP} size: Int }`)];
  for (let times = 0; times < 4; times++) await before.ask('query Often { product { name } }');
  await before.ask('query Seldom { product { name } }');
  await warm(after.engine, before.engine);
  const hottest = after.engine.hottestOperations(10);
  expect(hottest.map(({ query, uses }) => [query, uses])).toEqual([
    ['query Often { product { name } }', 2],
    ['query Seldom { product { name } }', 0.5],
  ]);
  expect(after.engine.hottestOperations(1)).toEqual([hottest[0]]);
});

test('the operation meant among several in a text is remembered', async () => {
  const [before, after] = [engineFor(`${SHOP} }`), engineFor(`${SHOP} size: Int }`)];
  const request = {
    query: 'query A { product { name } } query B { product { __typename } }',
    operationName: 'B',
  };
  await before.engine.execute({ ...request, context: {} });
  await warm(after.engine, before.engine);
  await after.engine.execute({ ...request, context: {} });
  expect(after.planned).toEqual(['known']);
});

test('what is no longer valid is left out, and refused when asked', async () => {
  const [before, after] = [engineFor(`${SHOP} size: Int }`), engineFor(`${SHOP} }`)];
  await before.ask('{ product { size } }');
  await warm(after.engine, before.engine);
  expect(after.engine.cacheSizes()).toEqual({ texts: 0, shapes: 0, plans: 0, introspections: 0 });
  expect(await after.ask('{ product { size } }')).toMatchObject({ outcome: 'request-error' });
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { getIntrospectionQuery } from 'graphql';
import { send } from '../support/http.ts';
import { openRaw, requestBytes } from '../support/raw-connection.ts';
import { startShops, type Shops } from '../support/shops.ts';

let shops: Shops;
beforeAll(async () => {
  shops = await startShops();
});
afterAll(() => shops.close());

const HELLO = JSON.stringify({ query: '{ greeting }' });
const hello = () =>
  send(shops.gateway.url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: HELLO });

test('of 400 requests sent ahead on one connection, one is worked on at a time: others are answered first', async () => {
  await hello();
  const connection = await openRaw(shops.gateway.url);
  const target = `/graphql?${new URLSearchParams({ query: getIntrospectionQuery() }).toString()}`;
  connection.write(requestBytes({ method: 'GET', target }).repeat(400));
  await connection.until('HTTP/1.1 200');
  await hello();
  const answered = connection.received().split('HTTP/1.1 200').length - 1;
  expect(answered).toBeLessThan(100);
  await connection.until('HTTP/1.1 200', 400);
  connection.socket.destroy();
});

test('requests sent ahead are answered in their order, each once, bodies and all', async () => {
  const connection = await openRaw(shops.gateway.url);
  const names = Array.from({ length: 100 }, (_, index) => `n${index}`);
  for (const name of names) {
    const body = JSON.stringify({
      query: 'query ($name: String) { greeting(name: $name) }',
      variables: { name },
      extensions: { filler: 'x'.repeat(5_000) },
    });
    connection.write(requestBytes({ body }));
  }
  const text = await connection.until('Hello', names.length);
  expect(text.match(/Hello n\d+/g)).toEqual(names.map((name) => `Hello ${name}`));
  connection.socket.destroy();
});

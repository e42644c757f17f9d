import { afterAll, beforeAll, expect, test } from 'vitest';
import { send } from '../support/http.ts';
import { startShops, type Shops } from '../support/shops.ts';

let shops: Shops;
beforeAll(async () => {
  shops = await startShops();
});
afterAll(() => shops.close());

test.each([
  ['/', '/graphql'],
  ['/graphql/', '/graphql'],
  ['/graphql/?query=%7B__typename%7D', '/graphql?query=%7B__typename%7D'],
])('%s leads browsers and programs to %s', async (from, to) => {
  for (const accept of ['text/html', 'application/json', '*/*']) {
    const { status, headers } = await send(shops.gateway.origin + from, { headers: { accept } });
    expect([status, headers['location']]).toEqual([307, to]);
  }
});

test('a POST to /graphql/ is asked again at the endpoint, with its body', async () => {
  const answer = await fetch(`${shops.gateway.url}/`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"query":"{ greeting }"}',
  });
  expect(await answer.json()).toEqual({ data: { greeting: 'Hello stranger' } });
});

test('any other address says where the graph is', async () => {
  const { status, body } = await send(`${shops.gateway.origin}/graphiql`, {});
  expect(status).toBe(404);
  expect(body.toString()).toContain('the graph is at /graphql');
});

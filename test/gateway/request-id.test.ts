import { afterAll, beforeAll, expect, test } from 'vitest';
import { send } from '../support/http.ts';
import { startShops, type Shops } from '../support/shops.ts';

let shops: Shops;
beforeAll(async () => {
  shops = await startShops();
});
afterAll(() => shops.close());

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

async function idFor(given: string | undefined, query = '{ warehouses }'): Promise<string> {
  const { headers } = await send(shops.gateway.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(given !== undefined && { 'x-request-id': given }) },
    body: JSON.stringify({ query }),
  });
  return String(headers['x-request-id']);
}

test.each(['test-1', 'a', '0d7f6a52-4b1e-4c1e-9d1e-8a4f5f1f2a3b', '7f3c:12.b_c'])(
  'the id %s is kept, logged and sent to the subgraph',
  async (id) => {
    expect(await idFor(id)).toBe(id);
    expect(shops.stock.requests.at(-1)?.headers['x-request-id']).toBe(id);
    expect(shops.gateway.logLines.at(-1)).toContain(`"requestId":"${id}"`);
  },
);

test.each([
  ['no id at all', undefined],
  ['an empty one', ''],
  ['one that is too long', 'x'.repeat(65)],
  ['one with spaces', 'two words'],
  ['one that could break a log line', 'a"b'],
  ['one with markup', '<script>'],
  ['one that may hold a citizen’s number', 'req-008099012345'],
  ['one that may hold an old card’s number', '070123456'],
  ['a UUID whose last group may be a citizen’s number', '0d7f6a52-4b1e-4c1e-9d1e-008099012345'],
])('a new id is made for %s', async (_name, id) => {
  expect(await idFor(id)).toMatch(UUID);
});

test('every request has an id of its own, also when it is refused', async () => {
  const ids = await Promise.all([1, 2, 3].map(() => idFor(undefined, '{')));
  expect(new Set(ids).size).toBe(3);
});

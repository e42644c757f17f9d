import { afterAll, beforeAll, expect, test } from 'vitest';
import { send } from '../support/http.ts';
import { startShops, type Shops } from '../support/shops.ts';

// Within the bound of tokens, and far beyond what a parser that calls itself can read.
let shops: Shops;
beforeAll(async () => {
  shops = await startShops({ MAX_TOKENS: '100000' });
});
afterAll(() => shops.close());

const LEVELS = 30_000;

test.each([
  ['lists', `{ greeting(name: ${'['.repeat(LEVELS)}${']'.repeat(LEVELS)}) }`],
  ['objects', `{ greeting(name: ${'{a:'.repeat(LEVELS)}1${'}'.repeat(LEVELS)}) }`],
  ['selections', `${'{a'.repeat(LEVELS)}${'}'.repeat(LEVELS)}`],
  ['fragments', `{ ${'...{'.repeat(LEVELS / 2)}a${'}'.repeat(LEVELS / 2)} }`],
  ['types', `query ($a: ${'['.repeat(LEVELS)}Int${']'.repeat(LEVELS)}) { warehouses }`],
])('%s in each other without end are refused as too deep', async (_, query) => {
  const { body } = await send(shops.gateway.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': 'en' },
    body: JSON.stringify({ query: query.slice(0, 99_000) }),
  });
  expect(JSON.parse(body.toString())).toMatchObject({
    errors: [
      {
        message: expect.stringMatching(/nested too deeply to be read/),
        extensions: { code: 'LIMIT_EXCEEDED' },
      },
    ],
  });
});

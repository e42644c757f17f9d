import { afterEach, expect, test } from 'vitest';
import { codeIn, messageIn, send } from '../support/http.ts';
import { startShops, type Shops } from '../support/shops.ts';

let shops: Shops;
afterEach(() => shops.close());

const ask = (query: string) =>
  send(shops.gateway.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });

/** Two requests that are under way until they are released. */
async function occupy(): Promise<{
  readonly release: () => void;
  readonly answers: Promise<readonly unknown[]>;
}> {
  const waiting: (() => void)[] = [];
  shops.stock.misbehave((response) => {
    waiting.push(() =>
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"data":{"warehouses":[]}}'),
    );
  });
  const answers = [];
  for (const alias of ['a', 'b']) {
    const arrived = shops.stock.nextRequest();
    answers.push(ask(`{ ${alias}: warehouses }`));
    await arrived;
  }
  return { release: () => waiting.forEach((end) => end()), answers: Promise.all(answers) };
}

test('a caller with too many requests under way is refused the next, until one of them ends', async () => {
  shops = await startShops({ MAX_CONCURRENT_REQUESTS: '2' });
  const { release, answers } = await occupy();
  const refused = await ask('{ greeting }');
  expect(refused.status).toBe(429);
  expect(refused.headers['retry-after']).toBe('1');
  expect(codeIn(refused.body)).toBe('RATE_LIMITED');
  expect(messageIn(refused.body)).toBe(
    '2 requests of this caller are under way; no more are accepted at once.',
  );
  release();
  await answers;
  expect((await ask('{ greeting }')).status).toBe(200);
});

test('probes are answered meanwhile', async () => {
  shops = await startShops({ MAX_CONCURRENT_REQUESTS: '2' });
  const { release, answers } = await occupy();
  expect((await send(`${shops.gateway.origin}/health`, {})).status).toBe(200);
  release();
  await answers;
});

test('a request that fails gives its place back', async () => {
  shops = await startShops({ MAX_CONCURRENT_REQUESTS: '1' });
  for (let i = 0; i < 3; i += 1)
    expect(codeIn((await ask('{ nothing }')).body)).toBe('GRAPHQL_VALIDATION_FAILED');
  expect((await ask('{ greeting }')).status).toBe(200);
});

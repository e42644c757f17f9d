import { afterEach, expect, test, vi } from 'vitest';
import type { Environment } from '../../platform/env.ts';
import { startFakeRedis, type FakeRedis } from '../support/fake-redis.ts';
import { send } from '../support/http.ts';
import { startShops, type Shops } from '../support/shops.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  vi.useRealTimers();
  for (const each of open.splice(0).reverse()) await each.close();
});

async function shopsWith(environment: Environment): Promise<Shops> {
  const shops = await startShops(environment);
  open.push(shops);
  return shops;
}

async function redis(): Promise<FakeRedis> {
  const store = await startFakeRedis();
  open.push(store);
  return store;
}

async function ask({ gateway }: Shops) {
  const { status, headers, body } = await send(gateway.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"query":"{ warehouses }"}',
  });
  return { status, retryAfter: headers['retry-after'], body: JSON.parse(body.toString()) as object };
}

async function statuses(shops: Shops, count: number): Promise<readonly number[]> {
  const seen = [];
  for (let i = 0; i < count; i += 1) seen.push((await ask(shops)).status);
  return seen;
}

/** Resolves when the gateway has logged the text. */
async function logged({ gateway }: Shops, text: string): Promise<void> {
  await vi.waitUntil(() => gateway.logLines.some((line) => line.includes(text)), {
    timeout: 5_000,
    interval: 5,
  });
}

test('without configuration a caller may ask as often as it likes', async () => {
  const shops = await shopsWith({});
  expect(new Set(await statuses(shops, 50))).toEqual(new Set([200]));
});

test('the first request too many is refused with the time to wait, and asks no subgraph', async () => {
  const shops = await shopsWith({ RATE_LIMIT_REQUESTS: '3', RATE_LIMIT_SECONDS: '3600' });
  expect(await statuses(shops, 3)).toEqual([200, 200, 200]);
  const asked = shops.stock.requests.length;
  expect(await ask(shops)).toEqual({
    status: 429,
    retryAfter: '3600',
    body: {
      errors: [
        {
          message: 'At most 3 requests in 3600 seconds are accepted from one caller.',
          extensions: {
            code: 'RATE_LIMITED',
            nextStep:
              'Wait for the seconds in `retryAfterSeconds` (also in the header Retry-After), then repeat.',
            retryAfterSeconds: 3600,
            requestId: expect.any(String) as string,
          },
        },
      ],
    },
  });
  expect(shops.stock.requests.length).toBe(asked);
});

test('when the time is over the caller may ask again', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const shops = await shopsWith({ RATE_LIMIT_REQUESTS: '1', RATE_LIMIT_SECONDS: '100' });
  expect(await statuses(shops, 2)).toEqual([200, 429]);
  vi.setSystemTime(Date.now() + 60_000);
  expect(await ask(shops)).toMatchObject({ status: 429, retryAfter: '40' });
  vi.setSystemTime(Date.now() + 40_000);
  expect(await statuses(shops, 2)).toEqual([200, 429]);
});

test('probes are not counted', async () => {
  const shops = await shopsWith({ RATE_LIMIT_REQUESTS: '1' });
  await statuses(shops, 2);
  expect((await send(`${shops.gateway.origin}/health`, {})).status).toBe(200);
});

test('two gateways on one Redis count together', async () => {
  const store = await redis();
  const environment = { RATE_LIMIT_REQUESTS: '3', RATE_LIMIT_REDIS_URL: store.url };
  const shops = [await shopsWith(environment), await shopsWith(environment)] as const;
  for (const each of shops) await logged(each, 'counted in Redis');
  expect(await statuses(shops[0], 2)).toEqual([200, 200]);
  expect(await statuses(shops[1], 2)).toEqual([200, 429]);
  expect(await ask(shops[0])).toMatchObject({ status: 429, retryAfter: '60' });
});

test('without its Redis a gateway counts by itself, and says so', async () => {
  const store = await redis();
  await store.close();
  const shops = await shopsWith({ RATE_LIMIT_REQUESTS: '2', RATE_LIMIT_REDIS_URL: store.url });
  await logged(shops, 'Redis cannot be reached');
  expect(await statuses(shops, 3)).toEqual([200, 200, 429]);
});

test('when Redis dies under way the gateway goes on by itself', async () => {
  const store = await redis();
  const shops = await shopsWith({ RATE_LIMIT_REQUESTS: '2', RATE_LIMIT_REDIS_URL: store.url });
  await logged(shops, 'counted in Redis');
  expect(await statuses(shops, 1)).toEqual([200]);
  await store.close();
  await logged(shops, 'Redis cannot be reached');
  expect(await statuses(shops, 3)).toEqual([200, 200, 429]);
});

test('a Redis that hangs delays a request by its time limit only', async () => {
  const store = await redis();
  const shops = await shopsWith({ RATE_LIMIT_REQUESTS: '1', RATE_LIMIT_REDIS_URL: store.url });
  await logged(shops, 'counted in Redis');
  store.hang();
  expect(await statuses(shops, 2)).toEqual([200, 429]);
});

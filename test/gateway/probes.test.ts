import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { codeIn, send } from '../support/http.ts';
import { startShops, type Shops } from '../support/shops.ts';

let shops: Shops;
beforeEach(async () => {
  shops = await startShops();
});
afterEach(() => shops.close());

/** Which supergraph is served, and since when. */
const SERVED = {
  hash: expect.stringMatching(/^[0-9a-f]{64}$/),
  loadedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
};

async function probe(path: string, method = 'GET') {
  const { status, headers, body } = await send(shops.gateway.origin + path, { method });
  return { status, type: headers['content-type'], text: body.toString() };
}

test('/health says that the process is alive, without asking anybody', async () => {
  expect(await probe('/health')).toEqual({
    status: 200,
    type: 'application/json; charset=utf-8',
    text: '{"status":"alive"}\n',
  });
  expect(shops.stock.requests).toHaveLength(0);
});

describe('/ready', () => {
  test('names every sector and its state', async () => {
    const { status, text } = await probe('/ready');
    expect(status).toBe(200);
    expect(JSON.parse(text)).toEqual({
      status: 'ready',
      sectors: [
        { name: 'catalogue-EU', state: 'UP' },
        { name: 'stock', state: 'UP' },
      ],
      supergraph: SERVED,
    });
  });

  test('stays 200 with a sector down, since the others still answer, and says which one', async () => {
    await shops.stock.close();
    const { status, text } = await probe('/ready');
    expect(status).toBe(200);
    expect(JSON.parse(text)).toEqual({
      status: 'degraded',
      sectors: [
        { name: 'catalogue-EU', state: 'UP' },
        { name: 'stock', state: 'DOWN', reason: 'unreachable' },
      ],
      supergraph: SERVED,
    });
    expect(text).not.toContain('127.0.0.1');
  });

  test('asks each sector once, however many ask at the same time', async () => {
    await Promise.all(Array.from({ length: 20 }, () => probe('/ready')));
    expect(shops.stock.requests).toHaveLength(1);
  });
});

test.each(['/health', '/ready'])('%s answers HEAD without a body, and refuses POST', async (path) => {
  expect(await probe(path, 'HEAD')).toMatchObject({ status: 200, text: '' });
  const refused = await probe(path, 'POST');
  expect([refused.status, codeIn(refused.text)]).toEqual([405, 'METHOD_NOT_ALLOWED']);
});

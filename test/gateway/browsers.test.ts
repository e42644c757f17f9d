import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeIn, send } from '../support/http.ts';
import { startShops, type Shops } from '../support/shops.ts';

const PORTAL = 'https://portal.example';

let closed: Shops;
let open: Shops;
beforeAll(async () => {
  closed = await startShops();
  open = await startShops({
    CORS_ORIGINS: `${PORTAL}, http://localhost:3000`,
    ALLOWED_HOSTS: 'graph.province.example',
  });
});
afterAll(() => Promise.all([closed.close(), open.close()]));

function post(shops: Shops, headers: Readonly<Record<string, string>>) {
  return send(shops.gateway.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: '{"query":"{ __typename }"}',
  });
}

function preflight(shops: Shops, origin: string) {
  return send(shops.gateway.url, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type',
    },
  });
}

describe('a script of another origin', () => {
  test('is not told anything by default', async () => {
    const asked = await preflight(closed, PORTAL);
    expect([asked.status, codeIn(asked.body)]).toEqual([403, 'ORIGIN_NOT_ALLOWED']);
    expect((await post(closed, { origin: PORTAL })).headers['access-control-allow-origin']).toBeUndefined();
  });

  test('may ask and read when its origin is listed', async () => {
    const asked = await preflight(open, PORTAL);
    expect(asked.status).toBe(204);
    expect(asked.headers['access-control-allow-origin']).toBe(PORTAL);
    expect(asked.headers['access-control-allow-methods']).toBe('GET, POST');
    const answer = await post(open, { origin: PORTAL });
    expect(answer.headers['access-control-allow-origin']).toBe(PORTAL);
    expect(answer.headers['vary']).toContain('origin');
  });

  test('is not told anything when another origin is listed', async () => {
    const asked = await preflight(open, 'https://portal.example.evil.example');
    expect([asked.status, asked.headers['access-control-allow-origin']]).toEqual([403, undefined]);
  });
});

describe('the name under which the gateway is addressed', () => {
  test.each(['localhost', 'localhost:4000', '127.0.0.1:4000', '[::1]:4000', 'LOCALHOST'])(
    '%s is ours',
    async (host) => {
      expect((await post(closed, { host })).status).toBe(200);
    },
  );

  test.each(['attacker.example', '127.0.0.1.attacker.example', 'localhost.attacker.example:4000'])(
    '%s is refused: a rebound name would make its page one of ours',
    async (host) => {
      const answer = await post(closed, { host });
      expect([answer.status, codeIn(answer.body)]).toEqual([421, 'HOST_NOT_ALLOWED']);
    },
  );

  test('a listed name is ours', async () => {
    expect((await post(open, { host: 'graph.province.example:443' })).status).toBe(200);
  });
});

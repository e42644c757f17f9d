import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { send } from '../support/http.ts';
import { startShops, type Shops } from '../support/shops.ts';

let shops: Shops;
beforeAll(async () => {
  shops = await startShops();
});
afterAll(() => shops.close());

const LARGE =
  '{ __schema { types { name fields { name type { name } } inputFields { name } directives: possibleTypes { name kind description } interfaces { name } } directives { name description args { name description type { name kind } } } } }';

function ask(acceptEncoding: string | undefined, query = LARGE) {
  return send(shops.gateway.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(acceptEncoding !== undefined && { 'accept-encoding': acceptEncoding }),
    },
    body: JSON.stringify({ query }),
  });
}

describe('a large answer', () => {
  test.each([
    ['br, gzip', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['br;q=0.1, gzip;q=0.9', 'gzip', gunzipSync],
    ['*', 'br', brotliDecompressSync],
    ['br;q=0, *', 'gzip', gunzipSync],
  ] as const)('is compressed for Accept-Encoding: %s with %s', async (accept, encoding, unpack) => {
    const plain = await ask(undefined);
    const answer = await ask(accept);
    expect(answer.headers['content-encoding']).toBe(encoding);
    expect(answer.body.length).toBeLessThan(plain.body.length / 2);
    expect(Number(answer.headers['content-length'])).toBe(answer.body.length);
    expect(unpack(answer.body)).toEqual(plain.body);
  });

  test.each([undefined, '', 'identity', 'zstd', 'gzip;q=0', 'gzip;q=0.5, identity'])(
    'is sent as it is for Accept-Encoding: %s',
    async (accept) => {
      expect((await ask(accept)).headers['content-encoding']).toBeUndefined();
    },
  );
});

test('a small answer is not compressed', async () => {
  expect((await ask('br, gzip', '{ __typename }')).headers['content-encoding']).toBeUndefined();
});

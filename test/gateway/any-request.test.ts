import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { send } from '../support/http.ts';
import { startShops, type Shops } from '../support/shops.ts';

let shops: Shops;
beforeAll(async () => {
  shops = await startShops({ LOG_LEVEL: 'error' });
});
afterAll(() => shops.close());

const JSON_HEADERS = { 'content-type': 'application/json' };

/** Whatever is asked: an answer in JSON, with an id, and no fault of ours. */
async function expectAnswer(path: string, request: Parameters<typeof send>[1]): Promise<void> {
  const { status, headers, body } = await send(shops.gateway.origin + path, request);
  expect([200, 400, 404, 405, 406, 413, 415]).toContain(status);
  expect(headers['x-request-id']).toBeDefined();
  expect(JSON.parse(body.toString())).toBeTypeOf('object');
  expect(shops.gateway.logLines).toEqual([]);
}

const bytes = fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array));
const document = fc.stringMatching(/^[{}()[\]:$@!."#a-z0-9 ,\n]{0,80}$/);

test('any bytes as a body are answered', async () => {
  await fc.assert(
    fc.asyncProperty(bytes, (body) =>
      expectAnswer('/graphql', { method: 'POST', headers: JSON_HEADERS, body }),
    ),
    { numRuns: 150 },
  );
});

test('any JSON as a body is answered', async () => {
  const parameters = fc.record(
    { query: fc.oneof(document, fc.jsonValue()), variables: fc.jsonValue(), operationName: fc.jsonValue() },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(fc.oneof(parameters, fc.jsonValue()), (value) =>
      expectAnswer('/graphql', { method: 'POST', headers: JSON_HEADERS, body: JSON.stringify(value) }),
    ),
    { numRuns: 200 },
  );
});

test('any headers are answered', async () => {
  const value = fc.stringMatching(/^[ -~]{0,40}$/).map((text) => text.trim());
  const names = [
    'accept',
    'accept-encoding',
    'content-type',
    'content-encoding',
    'x-request-id',
    'x-deadline-ms',
  ];
  const headers = fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 4 });
  await fc.assert(
    fc.asyncProperty(headers, (given) =>
      expectAnswer('/graphql', {
        method: 'POST',
        headers: { ...JSON_HEADERS, ...given },
        body: '{"query":"{ __typename }"}',
      }),
    ),
    { numRuns: 200 },
  );
});

test('any address is answered', async () => {
  const path = fc.webPath().map((text) => (text.startsWith('/') ? text : `/${text}`));
  const address = fc.tuple(fc.oneof(fc.constant('/graphql'), path), fc.webQueryParameters());
  await fc.assert(
    fc.asyncProperty(address, ([place, query]) => expectAnswer(`${place}?${query}`, {})),
    { numRuns: 150 },
  );
});

test('variables nested without end are answered', async () => {
  const depth = 100_000;
  const variables = `{"name":${'['.repeat(depth)}${']'.repeat(depth)}}`;
  const query = 'query ($name: String) { greeting(name: $name) }';
  await expectAnswer('/graphql', {
    method: 'POST',
    headers: JSON_HEADERS,
    body: `{"query":${JSON.stringify(query)},"variables":${variables}}`,
  });
});

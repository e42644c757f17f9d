import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { send } from '../support/http.ts';
import { startShops, type Shops } from '../support/shops.ts';

let shops: Shops;
beforeAll(async () => {
  shops = await startShops({ LOG_LEVEL: 'error' });
});
afterAll(() => shops.close());

const JSON_HEADERS = { 'content-type': 'application/json' };

/** What is wrong with the answer to a request: it must be JSON, have an id, and be no fault of ours. */
async function faultOf(path: string, request: Parameters<typeof send>[1]): Promise<string | undefined> {
  const { status, headers, body } = await send(shops.gateway.origin + path, request);
  if (![200, 307, 400, 404, 405, 406, 413, 415].includes(status)) return `status ${status}`;
  if (headers['x-request-id'] === undefined) return 'no request id';
  if (typeof JSON.parse(body.toString()) !== 'object') return 'no JSON object';
  return shops.gateway.logLines[0];
}

const bytes = fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array));
const document = fc.stringMatching(/^[{}()[\]:$@!."#a-z0-9 ,\n]{0,80}$/);

/** Holds for every request that can be made of the arbitrary values. */
function expectAnswers<Value>(
  values: fc.Arbitrary<Value>,
  ask: (value: Value) => Promise<string | undefined>,
) {
  return fc.assert(
    fc.asyncProperty(values, async (value) => {
      expect(await ask(value)).toBeUndefined();
    }),
    { numRuns: 150 },
  );
}

const post = (
  body: string | Buffer,
  headers: Readonly<Record<string, string>> = {},
): Promise<string | undefined> =>
  faultOf('/graphql', { method: 'POST', headers: { ...JSON_HEADERS, ...headers }, body });

describe('the gateway answers', () => {
  test('any bytes as a body', () => expect(expectAnswers(bytes, post)).resolves.toBeUndefined());

  test('any JSON as a body', () => {
    const parameters = fc.record(
      { query: fc.oneof(document, fc.jsonValue()), variables: fc.jsonValue(), operationName: fc.jsonValue() },
      { requiredKeys: [] },
    );
    const values = fc.oneof(parameters, fc.jsonValue());
    return expect(expectAnswers(values, (value) => post(JSON.stringify(value)))).resolves.toBeUndefined();
  });

  test('any headers', () => {
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
    const ask = (given: Record<string, string>) => post('{"query":"{ __typename }"}', given);
    return expect(expectAnswers(headers, ask)).resolves.toBeUndefined();
  });

  test('any address', () => {
    const path = fc.webPath().map((text) => (text.startsWith('/') ? text : `/${text}`));
    const address = fc.tuple(fc.oneof(fc.constant('/graphql'), path), fc.webQueryParameters());
    const ask = ([place, query]: [string, string]) => faultOf(`${place}?${query}`, {});
    return expect(expectAnswers(address, ask)).resolves.toBeUndefined();
  });

  test('variables nested without end', async () => {
    const nested = `{"name":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    const body = `{"query":"query ($name: String) { greeting(name: $name) }","variables":${nested}}`;
    expect(await post(body)).toBeUndefined();
  });
});

import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { send, sendBytes, type HttpRequest } from '../support/http.ts';
import { scrape } from '../support/scrape.ts';
import { startShops, type Shops } from '../support/shops.ts';

/** A citizen's number, planted in every place where a caller can write. */
const ID = '008099012345';

let shops: Shops;
beforeAll(async () => {
  shops = await startShops({ LOG_LEVEL: 'trace', SLOW_OPERATION_MS: '1', ADMIN_PORT: '0' });
});
afterAll(() => shops.close());

const JSON_HEADERS = { 'content-type': 'application/json' };

function post(body: object | string, headers: Readonly<Record<string, string>> = {}): HttpRequest {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { method: 'POST', headers: { ...JSON_HEADERS, ...headers }, body: text };
}

const GREETING = 'query G($name: String) { greeting(name: $name) }';

type Place = readonly [place: string, request: HttpRequest, path?: string];

const PLACES: readonly Place[] = [
  ['a variable', post({ query: GREETING, variables: { name: ID } })],
  ['a variable of the wrong type', post({ query: GREETING, variables: { name: [ID] } })],
  ['an unknown variable', post({ query: GREETING, variables: { [ID]: ID } })],
  ['the variables as a text', post({ query: GREETING, variables: ID })],
  ['a literal', post({ query: `{ greeting(name: "${ID}") }` })],
  ['a literal of the wrong type', post({ query: `{ greeting(name: ${ID}) }` })],
  ['an unknown field', post({ query: `{ f${ID} }` })],
  ['an alias', post({ query: `{ a${ID}: __typename }` })],
  ['an argument of a product', post({ query: `{ product(upc: "${ID}") { name onHand } }` })],
  ['a comment', post({ query: `# ${ID}\n{ __typename }` })],
  ['text that is not GraphQL', post({ query: `{ ${ID} }` })],
  ['an unfinished string', post({ query: `{ greeting(name: "${ID}` })],
  ['the operation name', post({ query: `query Citizen${ID} { __typename }`, operationName: `Citizen${ID}` })],
  ['an operation name that does not exist', post({ query: '{ __typename }', operationName: ID })],
  ['the extensions', post({ query: '{ __typename }', extensions: { id: ID } })],
  ['a mutation', post({ query: `mutation { rename(upc: "${ID}", name: "x") { name } }` })],
  ['a malformed body', post(`{ "id": "${ID}", `)],
  ['a body that is only a text', post(`"${ID}"`)],
  [
    'a compressed body',
    { ...post(''), headers: { ...JSON_HEADERS, 'content-encoding': 'gzip' }, body: gzipSync(ID) },
  ],
  ['the request id', post({ query: '{ __typename }' }, { 'x-request-id': `req-${ID}` })],
  ['the deadline', post({ query: '{ __typename }' }, { 'x-deadline-ms': ID })],
  ['the authorization', post({ query: '{ __typename }' }, { authorization: `Bearer ${ID}` })],
  ['a cookie', post({ query: '{ __typename }' }, { cookie: `id=${ID}` })],
  ['the user agent', post({ query: '{ __typename }' }, { 'user-agent': ID })],
  ['the referrer', post({ query: '{ __typename }' }, { referer: `http://localhost/${ID}` })],
  ['the host', post({ query: '{ __typename }' }, { host: `${ID}.example` })],
  ['the accept header', post({ query: '{ __typename }' }, { accept: `text/${ID}` })],
  ['the content type', { method: 'POST', headers: { 'content-type': `text/${ID}` }, body: '{}' }],
  ['the content encoding', post({}, { 'content-encoding': ID })],
  ['an address', { method: 'GET' }, `/${ID}`],
  ['a query string', { method: 'GET' }, `/graphql?query={greeting(name:"${ID}")}&variables={"id":"${ID}"}`],
  ['a broken query string', { method: 'GET' }, `/graphql?query={__typename}&variables=${ID}{`],
];

describe('no log line holds a citizen’s number that was planted in', () => {
  test.each(PLACES.map((place) => [place[0], place] as const))(
    '%s',
    async (_name, [, request, path = '/graphql']) => {
      const before = shops.gateway.logLines.length;
      await send(encodeURI(shops.gateway.origin + path), request);
      const lines = shops.gateway.logLines.slice(before);
      expect(lines.length).toBeGreaterThan(0);
      expect(lines.join('')).not.toContain(ID);
    },
  );

  test('bytes that are not HTTP', async () => {
    await sendBytes(shops.gateway.url, `GET /${ID} ${ID}\r\n\r\n`);
    expect(shops.gateway.logLines.join('')).not.toContain(ID);
  });

  test('what a failing subgraph says', async () => {
    shops.catalogue.misbehave((response) => response.writeHead(500).end(`no row for ${ID}`));
    await shops.gateway.query(GREETING);
    shops.catalogue.misbehave((response) => {
      const errors = [{ message: `no row for ${ID}`, path: ['greeting'], extensions: { sql: ID } }];
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ data: null, errors }));
    });
    await shops.gateway.query(GREETING);
    shops.catalogue.misbehave();
    expect(shops.gateway.logLines.join('')).not.toContain(ID);
  });
});

test('no metric holds a citizen’s number, after all that', async () => {
  const { text, names } = await scrape(shops.gateway.metricsUrl);
  expect(names.length).toBeGreaterThan(100);
  expect(text).not.toContain(ID);
});

test('a request is one line: who, what kind, how it ended, how long it took', async () => {
  const before = shops.gateway.logLines.length;
  await send(
    shops.gateway.url,
    post({ query: 'query Stock { warehouses }', operationName: 'Stock' }, { 'x-request-id': 'test-1' }),
  );
  const lines = shops.gateway.logLines
    .slice(before)
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .filter(({ msg }) => msg !== 'slow operation');
  expect(lines).toEqual([
    {
      level: 'info',
      time: expect.any(String) as string,
      name: 'gateway',
      pid: process.pid,
      hostname: expect.any(String) as string,
      requestId: 'test-1',
      method: 'POST',
      status: 200,
      durationMs: expect.any(Number) as number,
      operationName: 'Stock',
      operationKind: 'query',
      cost: 0,
      sectors: ['stock'],
      msg: 'request',
    },
  ]);
});

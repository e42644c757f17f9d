import { type IncomingMessage, request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeIn, messageIn, send } from '../support/http.ts';
import { startShops, type Shops } from '../support/shops.ts';

let shops: Shops;
beforeAll(async () => {
  shops = await startShops();
});
afterAll(() => shops.close());

function get(parameters: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}) {
  return send(`${shops.gateway.url}?${new URLSearchParams(parameters).toString()}`, { headers });
}

describe('GET', () => {
  test('asks a query with variables and an operation name', async () => {
    const answer = await get({
      query: 'query A($name: String) { greeting(name: $name) } query B { __typename }',
      operationName: 'A',
      variables: '{"name":"Lan"}',
    });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body.toString())).toEqual({ data: { greeting: 'Hello Lan' } });
  });

  test('refuses a mutation with 405 before any subgraph hears of it', async () => {
    const before = shops.catalogue.requests.length;
    const answer = await get({ query: 'mutation { rename(upc: "1", name: "Spade") { name } }' });
    expect(answer.status).toBe(405);
    expect(answer.headers['allow']).toBe('POST');
    expect(codeIn(answer.body)).toBe('METHOD_NOT_ALLOWED');
    expect(shops.catalogue.requests.length).toBe(before);
  });

  test.each([
    [{}, 'The parameter "query" must be a GraphQL document; it is missing.'],
    [{ query: '{a}', variables: '{' }, 'The parameter "variables" is not JSON; the fault is at character 2.'],
    [{ query: '{a}', variables: '[]' }, 'The parameter "variables" must be a JSON object; it is a list.'],
    [{ query: '{a}', extensions: '7' }, 'The parameter "extensions" must be a JSON object; it is a number.'],
  ])('with %j is refused: %s', async (parameters, message) => {
    const answer = await get(parameters as Record<string, string>);
    expect([answer.status, messageIn(answer.body)]).toEqual([400, message]);
  });
});

describe('a GET that a foreign page may have made a browser send', () => {
  const BROWSER = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64)' };

  test.each([
    ['cross-site by Fetch Metadata', { ...BROWSER, 'sec-fetch-site': 'cross-site' }],
    ['of a sister site', { ...BROWSER, 'sec-fetch-site': 'same-site' }],
    ['of a browser too old to say', BROWSER],
    ['with an Origin', { origin: 'https://elsewhere.example' }],
  ])('%s is refused with 403', async (_name, headers) => {
    const answer = await get({ query: '{ __typename }' }, headers);
    expect([answer.status, codeIn(answer.body)]).toEqual([403, 'PREFLIGHT_REQUIRED']);
  });

  test.each([
    ['its own page', { ...BROWSER, 'sec-fetch-site': 'same-origin' }],
    ['the address bar', { ...BROWSER, 'sec-fetch-site': 'none' }],
    [
      'a header that forces the preflight',
      { ...BROWSER, 'sec-fetch-site': 'cross-site', 'graphql-preflight': '1' },
    ],
    ['a content type that forces the preflight', { ...BROWSER, 'content-type': 'application/json' }],
    ['a program', { 'user-agent': 'curl/8.5' }],
  ])('is answered when it comes from %s', async (_name, headers) => {
    expect((await get({ query: '{ __typename }' }, headers)).status).toBe(200);
  });
});

describe('other methods and addresses', () => {
  test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS'])(
    '%s is refused with 405 and the methods allowed',
    async (method) => {
      const answer = await send(shops.gateway.url, { method });
      expect([answer.status, answer.headers['allow']]).toEqual([405, 'GET, HEAD, POST']);
      expect(codeIn(answer.body)).toBe('METHOD_NOT_ALLOWED');
    },
  );

  test('HEAD is answered as GET is, without the body', async () => {
    const url = `${shops.gateway.url}?query={greeting}`;
    const [head, get] = [await send(url, { method: 'HEAD' }), await send(url, {})];
    expect([head.status, head.body.length]).toEqual([200, 0]);
    expect(head.headers['content-length']).toBe(String(get.body.length));
  });

  test('OPTIONS * is told the methods of the one address', async () => {
    const { hostname, port } = new URL(shops.gateway.url);
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      request({ hostname, port, method: 'OPTIONS', path: '*' }, resolve).on('error', reject).end();
    });
    answer.resume();
    expect([answer.statusCode, answer.headers.allow]).toEqual([405, 'GET, HEAD, POST']);
  });

  test.each(['/graphq', '/graphql/x', '/admin', '//graphql'])('%s is not found', async (path) => {
    const answer = await send(shops.gateway.origin + path, { method: 'POST', body: '{}' });
    expect([answer.status, codeIn(answer.body)]).toEqual([404, 'NOT_FOUND']);
  });
});

import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeIn, messageIn, send, sendBytes } from '../support/http.ts';
import { ERRORS } from '../../platform/errors.ts';
import { startShops, type Shops } from '../support/shops.ts';

const LIMIT = 10_000;

let shops: Shops;
beforeAll(async () => {
  shops = await startShops({ MAX_BODY_BYTES: String(LIMIT) });
});
afterAll(() => shops.close());

function post(body: string | Buffer, headers: Readonly<Record<string, string>> = {}) {
  return send(shops.gateway.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
}

const QUERY = JSON.stringify({ query: '{ greeting(name: "Đội Cấn") }' });

describe('a body that is not a GraphQL request', () => {
  test.each([
    ['', 'The body is empty.'],
    ['   ', 'The body is empty.'],
    ['{ "query": "{ a }", }', 'The body is not JSON; the fault is at character 21.'],
    ['{ "query": "{ a }"', 'The body is not JSON; the fault is at character 19.'],
    ['{ "query":', 'The body is not JSON; it ends too early.'],
    ['garbage', 'The body is not JSON.'],
    ['x JSON at position 5', 'The body is not JSON.'],
    ['Unexpected end of JSON input', 'The body is not JSON.'],
    ['"text"', 'The body must be a JSON object, not a string.'],
    ['null', 'The body must be a JSON object, not null.'],
    [
      '[{ "query": "{ __typename }" }]',
      'The body is a list: several operations in one request are not accepted. Send one object per request.',
    ],
    ['{}', 'The parameter "query" must be a GraphQL document; it is missing.'],
    ['{ "query": " " }', 'The parameter "query" must be a GraphQL document; it is empty.'],
    ['{ "query": 1 }', 'The parameter "query" must be a GraphQL document; it is a number.'],
    [
      '{ "query": "{a}", "variables": "{}" }',
      'The parameter "variables" must be a JSON object; it is a string.',
    ],
    ['{ "query": "{a}", "variables": [] }', 'The parameter "variables" must be a JSON object; it is a list.'],
    [
      '{ "query": "{a}", "operationName": {} }',
      'The parameter "operationName" must be a string; it is an object.',
    ],
    [
      '{ "query": "{a}", "extensions": 1 }',
      'The parameter "extensions" must be a JSON object; it is a number.',
    ],
  ])('%s is refused: %s', async (body, message) => {
    const answer = await post(body);
    expect(answer.status).toBe(400);
    expect(codeIn(answer.body)).toBe('BAD_REQUEST');
    expect(messageIn(answer.body)).toBe(message);
  });

  test('bytes that are not UTF-8 are refused', async () => {
    const answer = await post(Buffer.from([0x7b, 0xff, 0xfe, 0x7d]));
    expect([answer.status, messageIn(answer.body)]).toEqual([400, 'The body is not UTF-8 text.']);
  });
});

describe('the type of the body', () => {
  test.each([
    [undefined],
    ['text/plain'],
    ['application/x-www-form-urlencoded'],
    ['multipart/form-data; boundary=x'],
    ['application/graphql'],
    ['application/json; charset=utf-16'],
  ])('%s is refused with 415, naming what is read', async (contentType) => {
    const headers: Record<string, string> = contentType === undefined ? {} : { 'content-type': contentType };
    const answer = await send(shops.gateway.url, { method: 'POST', headers, body: QUERY });
    expect(answer.status).toBe(415);
    expect(codeIn(answer.body)).toBe('UNSUPPORTED_MEDIA_TYPE');
    expect(answer.headers['accept-post']).toBe('application/json; charset=utf-8');
  });

  test.each(['application/json', 'Application/JSON;charset="UTF-8"', 'application/json; charset=utf8; x=y'])(
    '%s is read',
    async (contentType) => {
      const answer = await post(QUERY, { 'content-type': contentType });
      expect(JSON.parse(answer.body.toString())).toEqual({ data: { greeting: 'Hello Đội Cấn' } });
    },
  );

  test('a byte order mark in front of the JSON is not minded', async () => {
    const answer = await post(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(QUERY)]));
    expect(answer.status).toBe(200);
    expect(codeIn(answer.body)).toBeUndefined();
  });
});

describe('a compressed body', () => {
  test.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
  ] as const)('is read with %s', async (encoding, pack) => {
    const answer = await post(pack(QUERY), { 'content-encoding': encoding });
    expect(JSON.parse(answer.body.toString())).toEqual({ data: { greeting: 'Hello Đội Cấn' } });
  });

  test('is refused with 415 when the compression is unknown, naming the known ones', async () => {
    const answer = await post(QUERY, { 'content-encoding': 'compress' });
    expect(answer.status).toBe(415);
    expect(answer.headers['accept-encoding']).toBe('gzip, br, deflate');
  });

  test('is refused when it is not what Content-Encoding says', async () => {
    const answer = await post(QUERY, { 'content-encoding': 'gzip' });
    expect([answer.status, messageIn(answer.body)]).toEqual([
      400,
      'The body is not compressed as Content-Encoding says.',
    ]);
  });

  test('is stopped while it unfolds into more than the limit', async () => {
    const bomb = gzipSync(Buffer.alloc(5_000_000, 32));
    expect(bomb.length).toBeLessThan(LIMIT);
    const answer = await post(bomb, { 'content-encoding': 'gzip' });
    expect([answer.status, codeIn(answer.body)]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
  });
});

describe('a body over the limit', () => {
  const large = JSON.stringify({ query: '{ __typename }', extensions: { filler: 'x'.repeat(LIMIT) } });

  test('is refused with 413 and the limit', async () => {
    const answer = await post(large);
    expect([answer.status, codeIn(answer.body)]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
    expect(messageIn(answer.body)).toBe('The body is larger than 10000 bytes.');
  });

  test('is refused before it is sent, when the client asks first', async () => {
    const head = headOf({ 'content-length': '5000000', expect: '100-continue', connection: 'close' });
    const answer = await sendBytes(shops.gateway.url, head);
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).not.toContain('100 Continue');
  });

  test('is refused in the middle when its length was not announced, and the answer arrives', async () => {
    const chunk = 'x'.repeat(8_000);
    const endless = `${headOf({ 'transfer-encoding': 'chunked' })}${`1f40\r\n${chunk}\r\n`.repeat(200)}0\r\n\r\n`;
    const answer = await sendBytes(shops.gateway.url, endless);
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).toContain('PAYLOAD_TOO_LARGE');
    expect(answer).toMatch(/connection: close/i);
  });

  test('one byte less is read', async () => {
    const filler = 'x'.repeat(
      LIMIT - JSON.stringify({ query: '{ __typename }', extensions: { f: '' } }).length,
    );
    const exact = JSON.stringify({ query: '{ __typename }', extensions: { f: filler } });
    expect(Buffer.byteLength(exact)).toBe(LIMIT);
    expect((await post(exact)).status).toBe(200);
  });
});

test('a client that asks before sending is told to go on', async () => {
  const head = headOf({
    'content-length': String(Buffer.byteLength(QUERY)),
    expect: '100-continue',
    connection: 'close',
  });
  const answer = await sendBytes(shops.gateway.url, head + QUERY);
  expect(answer).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 /);
});

test('bytes that are not HTTP get a typed answer that repeats nothing of them', async () => {
  const answer = await sendBytes(shops.gateway.url, 'HELLO 008099012345\r\n\r\n');
  expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  const { errors } = JSON.parse(answer.slice(answer.indexOf('\r\n\r\n'))) as { errors: object[] };
  expect(errors).toEqual([
    {
      message: 'Không đọc được yêu cầu HTTP: 400 Bad Request.',
      extensions: { code: 'BAD_REQUEST', nextStep: ERRORS.BAD_REQUEST.nextStep.vi },
    },
  ]);
  expect(answer).not.toContain('008099012345');
});

test('a head that is too large gets a typed answer', async () => {
  const answer = await sendBytes(shops.gateway.url, headOf({ 'x-filler': 'x'.repeat(40_000) }));
  expect(answer).toMatch(/^HTTP\/1\.1 431 /);
});

function headOf(headers: Readonly<Record<string, string>>): string {
  const lines = Object.entries({ host: 'localhost', 'content-type': 'application/json', ...headers });
  return `POST /graphql HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;
}

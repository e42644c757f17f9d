import { createHash } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import type { Environment } from '../../platform/env.ts';
import { send } from '../support/http.ts';
import { startShops, type Shops } from '../support/shops.ts';

let shops: Shops;
afterEach(() => shops.close());

const QUERY = 'query Greet($name: String) { greeting(name: $name) }';

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const persisted = (text: string) => ({ persistedQuery: { version: 1, sha256Hash: hashOf(text) } });

interface Asked {
  readonly status: number;
  readonly data?: unknown;
  readonly code?: unknown;
  readonly message?: string | undefined;
}

function read(status: number, body: Buffer): Asked {
  const { data, errors } = JSON.parse(body.toString()) as {
    data?: unknown;
    errors?: readonly { message: string; extensions: { code: unknown } }[];
  };
  return errors
    ? { status, code: errors[0]?.extensions.code, message: errors[0]?.message }
    : { status, data };
}

async function post(body: object, accept = 'application/json'): Promise<Asked> {
  const headers = { 'content-type': 'application/json', accept };
  const answer = await send(shops.gateway.url, { method: 'POST', headers, body: JSON.stringify(body) });
  return read(answer.status, answer.body);
}

async function get(parameters: Readonly<Record<string, string>>): Promise<Asked> {
  const headers = { 'graphql-preflight': '1' };
  const answer = await send(`${shops.gateway.url}?${new URLSearchParams(parameters).toString()}`, {
    headers,
  });
  return read(answer.status, answer.body);
}

async function start(environment: Environment = {}): Promise<void> {
  shops = await startShops(environment);
}

describe('the hash of an operation stands for its text', () => {
  test('once the text was sent with it', async () => {
    await start();
    const byHash = { extensions: persisted(QUERY), variables: { name: 'An' } };
    expect(await post(byHash)).toEqual({
      status: 200,
      code: 'PERSISTED_QUERY_NOT_FOUND',
      message: 'PersistedQueryNotFound',
    });
    expect(await post({ ...byHash, query: QUERY })).toEqual({ status: 200, data: { greeting: 'Hello An' } });
    expect(await post({ ...byHash, variables: { name: 'Bình' } })).toEqual({
      status: 200,
      data: { greeting: 'Hello Bình' },
    });
  });

  test('also by GET', async () => {
    await start();
    const extensions = JSON.stringify(persisted(QUERY));
    expect(await get({ extensions })).toMatchObject({ code: 'PERSISTED_QUERY_NOT_FOUND' });
    expect(await get({ extensions, query: QUERY })).toMatchObject({ data: { greeting: 'Hello stranger' } });
    expect(await get({ extensions, variables: '{"name":"An"}' })).toMatchObject({
      data: { greeting: 'Hello An' },
    });
  });

  test('and an empty or absent text are the same', async () => {
    await start();
    const body = { extensions: persisted(QUERY) };
    for (const query of ['', null, undefined])
      expect(await post({ ...body, query })).toMatchObject({ code: 'PERSISTED_QUERY_NOT_FOUND' });
  });

  test('but a mutation is still refused by GET', async () => {
    await start();
    const mutation = 'mutation { rename(upc: "1", name: "x") { name } }';
    await post({ query: mutation, extensions: persisted(mutation) });
    expect(await get({ extensions: JSON.stringify(persisted(mutation)) })).toMatchObject({ status: 405 });
  });
});

describe('not found', () => {
  test('is 404 for clients that know the newer media type', async () => {
    await start();
    const asked = await post({ extensions: persisted(QUERY) }, 'application/graphql-response+json');
    expect(asked).toMatchObject({ status: 404, code: 'PERSISTED_QUERY_NOT_FOUND' });
  });

  test.each([
    ['does not parse', '{ greeting'],
    ['does not fit the schema', '{ nothing }'],
    ['is too long to be kept', `{ greeting } # ${'x'.repeat(100_001)}`],
  ])('remains so after a text that %s', async (_what, query) => {
    await start();
    await post({ query, extensions: persisted(query) });
    expect(await post({ extensions: persisted(query) })).toMatchObject({ code: 'PERSISTED_QUERY_NOT_FOUND' });
  });

  test('becomes "not supported" where registering is switched off; texts still pass', async () => {
    await start({ AUTOMATIC_PERSISTED_QUERIES: 'off' });
    expect(await post({ query: QUERY, extensions: persisted(QUERY) })).toMatchObject({ status: 200 });
    expect(await post({ extensions: persisted(QUERY) })).toEqual({
      status: 200,
      code: 'PERSISTED_QUERY_NOT_SUPPORTED',
      message: 'PersistedQueryNotSupported',
    });
  });

  test('is the oldest text when there are too many', async () => {
    await start();
    const texts = Array.from({ length: 90 }, (_, i) => `{ greeting } # ${i} ${'x'.repeat(95_000)}`);
    for (const query of texts) await post({ query, extensions: persisted(query) });
    const [oldest = '', newest = ''] = [texts[0], texts.at(-1)];
    expect(await post({ extensions: persisted(oldest) })).toMatchObject({
      code: 'PERSISTED_QUERY_NOT_FOUND',
    });
    expect(await post({ extensions: persisted(newest) })).toMatchObject({
      data: { greeting: 'Hello stranger' },
    });
  });
});

describe('refused', () => {
  test('a hash of another text, and nothing is remembered under it', async () => {
    await start();
    const extensions = persisted('{ warehouses }');
    expect(await post({ query: QUERY, extensions })).toMatchObject({
      status: 400,
      code: 'PERSISTED_QUERY_HASH_MISMATCH',
    });
    expect(await post({ extensions })).toMatchObject({ code: 'PERSISTED_QUERY_NOT_FOUND' });
  });

  test.each([
    ['another version', { version: 2, sha256Hash: hashOf(QUERY) }],
    ['no version', { sha256Hash: hashOf(QUERY) }],
    ['no hash', { version: 1 }],
    ['a hash that is no text', { version: 1, sha256Hash: 7 }],
  ])('%s', async (_what, persistedQuery) => {
    await start();
    expect(await post({ extensions: { persistedQuery } })).toEqual({
      status: 400,
      code: 'BAD_REQUEST',
      message: 'The parameter "extensions.persistedQuery" must be {"version": 1, "sha256Hash": "…"}.',
    });
  });

  test('neither text nor hash', async () => {
    await start();
    expect(await post({ extensions: { persistedQuery: 'yes' } })).toMatchObject({
      code: 'BAD_REQUEST',
      message: 'The parameter "query" must be a GraphQL document; it is missing.',
    });
  });
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { readSafelist } from '../../gateway/operations/read-safelist.ts';
import { ConfigurationError } from '../../platform/env.ts';
import { send } from '../support/http.ts';
import { startShops, type Shops } from '../support/shops.ts';
import { makeTempFolder, removeFolder } from '../support/temp-folder.ts';

const OPERATIONS = [
  {
    id: 'greet-1',
    name: 'Greet',
    type: 'query',
    body: 'query Greet($name: String) {\n  greeting(name: $name)\n}',
  },
  {
    id: 'plough',
    name: 'Plough',
    type: 'query',
    body: 'query Plough { product(upc: "1") { ...P } } fragment P on Product { name }',
  },
];

const folder = makeTempFolder();
afterAll(() => removeFolder(folder));

function manifest(content: unknown): string {
  const file = join(folder, 'manifest.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

const valid = (): string =>
  manifest({ format: 'apollo-persisted-query-manifest', version: 1, operations: OPERATIONS });

let shops: Shops | undefined;
afterEach(() => shops?.close());

async function start(mode: string): Promise<Shops> {
  shops = await startShops({ OPERATIONS: valid(), OPERATIONS_MODE: mode });
  return shops;
}

async function post({ gateway }: Shops, body: object) {
  const headers = { 'content-type': 'application/json', accept: 'application/graphql-response+json' };
  const answer = await send(gateway.url, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: answer.status, ...(JSON.parse(answer.body.toString()) as object) };
}

describe('with OPERATIONS_MODE=refuse', () => {
  test('an operation of the manifest is answered, by its text', async () => {
    const { body: query } = OPERATIONS[0] ?? {};
    expect(await post(await start('refuse'), { query, variables: { name: 'An' } })).toEqual({
      status: 200,
      data: { greeting: 'Hello An' },
    });
  });

  test('however it is laid out', async () => {
    const query = `# a comment\nquery Plough{product(upc:"1"){...P,}}\n\n\nfragment P on Product{name}`;
    expect(await post(await start('refuse'), { query })).toMatchObject({
      data: { product: { name: 'Plough' } },
    });
  });

  test('and by its id, without a text', async () => {
    const extensions = { persistedQuery: { version: 1, sha256Hash: 'greet-1' } };
    expect(await post(await start('refuse'), { extensions, variables: { name: 'Bo' } })).toEqual({
      status: 200,
      data: { greeting: 'Hello Bo' },
    });
  });

  test.each([
    ['another operation', '{ warehouses }'],
    ['another literal', 'query Plough { product(upc: "2") { ...P } } fragment P on Product { name }'],
    ['a field more', 'query Plough { product(upc: "1") { ...P upc } } fragment P on Product { name }'],
    ['another name', 'query Look($name: String) { greeting(name: $name) }'],
    ['an operation more', `${OPERATIONS[0]?.body} query Other { warehouses }`],
    ['introspection', '{ __schema { types { name } } }'],
    ['a field that does not exist', '{ nothing }'],
  ])('%s is refused before any subgraph hears of it', async (_what, query) => {
    const running = await start('refuse');
    expect(await post(running, { query })).toEqual({
      status: 403,
      errors: [
        {
          message: 'This operation is not one of those that this gateway serves.',
          extensions: {
            code: 'OPERATION_NOT_LISTED',
            nextStep:
              'Send one of them, or have the operation added to `clients/operations` (`npm run operations`).',
            requestId: expect.any(String) as string,
          },
        },
      ],
    });
    expect(running.catalogue.requests.length + running.stock.requests.length).toBe(0);
  });

  test('what does not parse is told where', async () => {
    expect(await post(await start('refuse'), { query: '{ a' })).toMatchObject({
      errors: [{ extensions: { code: 'GRAPHQL_PARSE_FAILED' } }],
    });
  });
});

describe('with OPERATIONS_MODE=log', () => {
  test('an unknown operation is answered, and logged once without its values', async () => {
    const running = await start('log');
    const query = 'query Peek { product(upc: "008099012345") { name } }';
    expect(await post(running, { query })).toMatchObject({ status: 200, data: { product: null } });
    await post(running, { query });
    const lines = running.gateway.logLines.filter((line) => line.includes('not in the manifest'));
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      expect.objectContaining({
        level: 'warn',
        operationName: 'Peek',
        shape: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
        requestId: expect.any(String) as string,
      }),
    ]);
    expect(lines.join()).not.toContain('008099012345');
  });

  test('a listed operation is not logged', async () => {
    const running = await start('log');
    expect(await post(running, { query: OPERATIONS[0]?.body })).toMatchObject({ status: 200 });
    expect(running.gateway.logLines.join()).not.toContain('not in the manifest');
  });
});

describe('a manifest is refused at start', () => {
  test.each([
    ['that is no JSON', '{', 'is no manifest'],
    [
      'of another version',
      { format: 'apollo-persisted-query-manifest', version: 2, operations: [] },
      'version',
    ],
    [
      'with an operation that does not parse',
      {
        format: 'apollo-persisted-query-manifest',
        version: 1,
        operations: [{ id: 'x', name: 'Broken', type: 'query', body: '{ a' }],
      },
      'Broken (x) does not parse',
    ],
  ])('%s', (_what, content, problem) => {
    const read = () => readSafelist(manifest(content));
    expect(read).toThrow(ConfigurationError);
    expect(read).toThrow(problem);
  });
});

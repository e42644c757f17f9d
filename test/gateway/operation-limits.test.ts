import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { send } from '../support/http.ts';
import { startShops, type Shops } from '../support/shops.ts';

let shops: Shops;
beforeAll(async () => {
  shops = await startShops({
    MAX_DEPTH: '5',
    MAX_ALIASES: '3',
    MAX_ROOT_FIELDS: '4',
    MAX_FIELDS: '20',
    MAX_TOKENS: '600',
  });
});
afterAll(() => shops.close());

async function ask(query: string) {
  const before = shops.catalogue.requests.length + shops.stock.requests.length;
  const { status, body } = await send(shops.gateway.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: JSON.stringify({ query }),
  });
  const { errors } = JSON.parse(body.toString()) as {
    errors?: readonly { message: string; extensions: object }[];
  };
  const asked = shops.catalogue.requests.length + shops.stock.requests.length - before;
  return { status, asked, error: errors?.[0] };
}

const nested = (levels: number): string =>
  `{ product(upc: "1") ${'{ related '.repeat(levels - 2)}{ upc }${' }'.repeat(levels - 2)} }`;
const times = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, i) => make(i)).join(' ');

describe('an operation over a limit is refused before any subgraph hears of it', () => {
  test.each([
    ['depth', nested(6), 'The operation is nested 6 levels deep; at most 5 are accepted.'],
    [
      'depth through fragments',
      `${nested(2).replace('upc }', '...F }')} fragment F on Product { related { related { related { related { upc } } } } }`,
      'The operation is nested 6 levels deep; at most 5 are accepted.',
    ],
    [
      'aliases',
      `{ products { ${times(4, (i) => `a${i}: upc`)} } }`,
      'The operation has 4 aliases; at most 3 are accepted.',
    ],
    [
      'aliases through a fragment used twice',
      '{ products { ...F related { ...F } } } fragment F on Product { a: upc b: upc }',
      'The operation has 4 aliases; at most 3 are accepted.',
    ],
    [
      'root fields',
      `{ ${times(5, () => 'warehouses')} }`,
      'The operation has 5 root fields; at most 4 are accepted.',
    ],
    [
      'fields',
      `{ products { ${'upc '.repeat(20)} } }`,
      'The operation selects 21 fields; at most 20 are accepted.',
    ],
    [
      'fields of fragments that unfold to a billion',
      `{ products { ...F0 } } ${times(30, (i) => `fragment F${i} on Product { ...F${i + 1} ...F${i + 1} }`)} fragment F30 on Product { upc }`,
      'The operation selects more than 1000000 fields; at most 20 are accepted.',
    ],
    [
      'tokens',
      `{ warehouses } # comments are free\n${times(100, () => 'fragment F on Product { upc }')}`,
      'The document has more than 600 tokens; no more are accepted.',
    ],
  ])('%s', async (_name, query, message) => {
    const { status, asked, error } = await ask(query);
    expect(error).toEqual({
      message,
      extensions: {
        code: 'LIMIT_EXCEEDED',
        nextStep: 'Ask for less at once: smaller pages, fewer levels, several requests.',
        requestId: expect.any(String) as string,
      },
    });
    expect([status, asked]).toEqual([400, 0]);
  });

  test('also the second time', async () => {
    expect((await ask(nested(6))).status).toBe(400);
    expect((await ask(nested(6))).status).toBe(400);
  });
});

describe('an operation at a limit is answered', () => {
  test.each([
    ['depth', nested(5)],
    ['aliases', `{ products { ${times(3, (i) => `a${i}: upc`)} } }`],
    ['root fields', `{ ${times(4, () => 'warehouses')} }`],
    ['fields', `{ products { ${'upc '.repeat(19)} } }`],
  ])('%s', async (_name, query) => {
    expect(await ask(query)).toMatchObject({ status: 200, error: undefined });
  });

  test('introspection is no depth', async () => {
    const { status } = await ask(
      '{ __schema { types { fields { type { ofType { ofType { ofType { name } } } } } } } }',
    );
    expect(status).toBe(200);
  });

  test('the largest of several operations counts', async () => {
    expect((await ask(`query A { warehouses } query B ${nested(6)}`)).error?.message).toContain('6 levels');
  });
});

describe('hostile documents', () => {
  test.each([
    ['brackets without end', '{ a(b: '.concat('['.repeat(200_000))],
    ['braces without end', '{a'.repeat(200_000)],
    [
      'fragments that contain each other',
      '{ products { ...A } } fragment A on Product { ...B } fragment B on Product { ...A }',
    ],
    ['a fragment that nobody defined', '{ products { ...Nobody } }'],
    ['nothing but a fragment', 'fragment A on Product { upc }'],
    ['a type definition', 'type A { b: Int }'],
    ['an endless string', `{ greeting(name: "${'x'.repeat(500_000)}`],
  ])('%s: refused, and the gateway lives', async (_name, query) => {
    const { status, asked } = await ask(query);
    expect([status, asked]).toEqual([400, 0]);
    expect((await ask('{ __typename }')).status).toBe(200);
  });
});

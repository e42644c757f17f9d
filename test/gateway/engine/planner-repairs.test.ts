import { describe, expect, test } from 'vitest';
import { textOf } from '../../../gateway/engine/answer/answer-body.ts';
import { createEngine } from '../../../gateway/engine/create-engine.ts';
import { composeSdl, federate } from './support/federation.ts';

type Row = Record<string, unknown>;

describe('a key that is not resolvable', () => {
  const sources = {
    a: {
      sdl: `type Query { any: Product } type Product @key(fields: "id") @key(fields: "upc") { id: ID! upc: ID! weight: Int }`,
      resolvers: {
        Query: { any: () => ({ id: '1', upc: 'u1', weight: 7 }) },
        Product: { __resolveReference: () => ({ id: '1', upc: 'u1', weight: 7 }) },
      },
    },
    b: {
      sdl: `type Query { best: Product } type Product @key(fields: "upc", resolvable: false) @key(fields: "id") {
        id: ID! upc: ID! weight: Int @external cost: String @requires(fields: "weight") }`,
      resolvers: {
        Query: { best: () => ({ id: '1', upc: 'u1' }) },
        Product: {
          __resolveReference: (ref: Row) => (ref['id'] === undefined ? null : ref),
          cost: ({ weight }: Row) => `cost ${String(weight)}`,
        },
      },
    },
  };

  test('is never used to come back', async () => {
    const { ask, sent } = federate(sources);
    expect(await ask('{ best { cost } }')).toEqual({ data: { best: { cost: 'cost 7' } } });
    expect(sent.at(-1)?.variables).toEqual({
      representations: [{ __typename: 'Product', id: '1', weight: 7 }],
    });
  });

  test('leaves the type’s fields where they are', async () => {
    const { ask } = federate(sources);
    expect(await ask('{ best { id upc } any { upc cost } }')).toEqual({
      data: { best: { id: '1', upc: 'u1' }, any: { upc: 'u1', cost: 'cost 7' } },
    });
  });
});

describe('a field that no subgraph can be asked for', () => {
  const supergraphSdl = composeSdl({
    a: { sdl: 'type Query { product: Product } type Product @key(fields: "id") { id: ID! name: String }' },
    b: { sdl: 'type Product @key(fields: "id") { id: ID! stock: Int! left: Int } type Query { other: Int }' },
  }).replace('@join__type(graph: B, key: "id")', '@join__type(graph: B, key: "id", resolvable: false)');
  const engine = createEngine({
    supergraphSdl,
    client: {
      send: async () => ({
        kind: 'answer',
        data: { product: { id: '1', name: 'x', __typename: 'Product' } },
        errors: undefined,
      }),
    },
  });
  const ask = async (query: string) =>
    JSON.parse(textOf((await engine.execute({ query, context: {} })).body)) as Row;

  test('is an error, never a silent null', async () => {
    const { errors, data } = await ask('{ product { left } }');
    expect(data ?? null).toBeNull();
    expect(errors).toHaveLength(1);
  });

  test('costs no other field', async () => {
    expect(await ask('{ product { name } }')).toEqual({ data: { product: { name: 'x' } } });
  });
});

describe('required fields with arguments', () => {
  const catalogue = {
    sdl: `type Query { product: Product } type Product @key(fields: "id") { id: ID! price(currency: String! = "VND", net: Boolean): Int parts: [Part!] }
      type Part @shareable { size(unit: String): Int }`,
    resolvers: {
      Query: { product: () => ({ id: '1', parts: [{}, {}] }) },
      Product: {
        __resolveReference: () => ({ id: '1', parts: [{}, {}] }),
        price: (_: unknown, { currency, net }: Row) =>
          ({ VND: 100, USD: 200, EUR: 300 })[currency as string]! + (net ? 1 : 0),
      },
      Part: { size: (_: unknown, { unit }: Row) => (unit === 'in' ? 1 : 254) },
    },
  };
  const part = 'type Part @shareable { size(unit: String): Int }';
  const price = 'price(currency: String! = "VND", net: Boolean): Int @external';

  test('keep their meaning whatever arguments the client’s own selection has', async () => {
    const { ask } = federate({
      catalogue,
      stock: {
        sdl: `type Product @key(fields: "id") { id: ID! ${price} plain: Int @requires(fields: "price") dollars: Int @requires(fields: "price(currency: \\"USD\\")") }`,
        resolvers: { Product: { plain: ({ price: p }: Row) => p, dollars: ({ price: p }: Row) => p } },
      },
    });
    expect(
      await ask('query($c: String!) { product { price(currency: $c, net: true) plain dollars } }', {
        c: 'EUR',
      }),
    ).toEqual({
      data: { product: { price: 301, plain: 100, dollars: 200 } },
    });
  });

  test('keep their meaning inside lists of values', async () => {
    const { ask } = federate({
      catalogue,
      stock: {
        sdl: `${part} type Product @key(fields: "id") { id: ID! parts: [Part!] @external inches: String @requires(fields: "parts { size(unit: \\"in\\") }") }`,
        resolvers: { Product: { inches: ({ parts }: Row) => JSON.stringify(parts) } },
      },
    });
    expect(await ask('{ product { parts { size } inches } }')).toEqual({
      data: { product: { parts: [{ size: 254 }, { size: 254 }], inches: '[{"size":1},{"size":1}]' } },
    });
  });

  test('never show in the schema', () => {
    const { engine } = federate({
      catalogue,
      stock: {
        sdl: `type Product @key(fields: "id") { id: ID! ${price} dollars: Int @requires(fields: "price(currency: \\"USD\\")") }`,
      },
    });
    const product = engine.schema.getType('Product') as { getFields(): object } | undefined;
    expect(Object.keys(product?.getFields() ?? {})).toEqual(['id', 'price', 'parts', 'dollars']);
  });
});

import { describe, expect, test } from 'vitest';
import { federate, type SubgraphSource } from './support/federation.ts';

type Row = Record<string, unknown>;

const SIZE = 'type Size @shareable { height(unit: String): Int width: Int }';

const catalogue: SubgraphSource = {
  sdl: `type Query { product: Product products: [Product!]! }
    type Product @key(fields: "id") { id: ID! weight: Int price(currency: String = "VND"): Float size(unit: String): Size } ${SIZE}`,
  resolvers: {
    Query: {
      product: () => ({ id: '1' }),
      products: () => [{ id: '1' }, { id: 'heavy' }, { id: 'failing' }],
    },
    Product: {
      __resolveReference: ({ id }: Row) => ({ id }),
      weight: ({ id }: Row) => {
        if (id === 'failing') throw new Error('scales are broken');
        return id === 'heavy' ? null : 10;
      },
      price: (_: unknown, { currency }: Row) => ({ VND: 1, USD: 2, EUR: 3 })[currency as string],
      size: () => ({}),
    },
    Size: { height: (_: unknown, { unit }: Row) => (unit === 'in' ? 100 : 254), width: () => 7 },
  },
};

const EXTERNALS = {
  weight: 'weight: Int @external',
  price: 'price(currency: String = "VND"): Float @external',
  size: 'size(unit: String): Size @external',
};

/** A second subgraph whose fields require some of the catalogue's. */
function stock(
  externals: readonly (keyof typeof EXTERNALS)[],
  fields: string,
  resolvers: Row,
): Record<string, SubgraphSource> {
  const external = externals.map((name) => EXTERNALS[name]).join(' ');
  const size = externals.includes('size') ? SIZE : '';
  return {
    catalogue,
    stock: {
      sdl: `type Query { best: Product } type Product @key(fields: "id") { id: ID! ${external} ${fields} } ${size}`,
      resolvers: { Query: { best: () => ({ id: '1' }) }, Product: resolvers },
    },
  };
}

const echo = (value: unknown): string => JSON.stringify(value);

describe('@requires', () => {
  test('brings the value along, and null where it is null', async () => {
    const { ask } = federate(
      stock(['weight'], 'cost: String @requires(fields: "weight")', {
        cost: ({ weight }: Row) => `w${String(weight)}`,
      }),
    );
    expect(await ask('{ products { cost } }')).toMatchObject({
      data: { products: [{ cost: 'w10' }, { cost: 'wnull' }, { cost: 'wnull' }] },
      errors: [{ path: ['products', 2], extensions: { service: 'catalogue' } }],
    });
  });

  test('brings nested values along', async () => {
    const fields = 'box: String @requires(fields: "size { width height(unit: \\"in\\") }")';
    const { ask } = federate(stock(['size'], fields, { box: ({ size }: Row) => echo(size as Row) }));
    expect(await ask('{ product { box } }')).toEqual({
      data: { product: { box: '{"width":7,"height":100}' } },
    });
  });

  test('with arguments never takes the value that the client asked for under other arguments', async () => {
    const fields = 'cost: String @requires(fields: "price(currency: \\"USD\\")")';
    const { ask } = federate(stock(['price'], fields, { cost: ({ price }: Row) => String(price) }));
    expect(
      await ask('{ product { price cost dong: price(currency: "VND") euro: price(currency: "EUR") } }'),
    ).toEqual({
      data: { product: { price: 1, cost: '2', dong: 1, euro: 3 } },
    });
    expect(await ask('{ product { price(currency: "EUR") cost } }')).toEqual({
      data: { product: { price: 3, cost: '2' } },
    });
  });

  test('with rival arguments for two fields of one subgraph gives each its own', async () => {
    const fields = `cost: String @requires(fields: "price(currency: \\"USD\\")")
      duty: String @requires(fields: "price(currency: \\"EUR\\") weight") plain: String @requires(fields: "weight") own: String`;
    const { ask } = federate(
      stock(['price', 'weight'], fields, {
        cost: ({ price }: Row) => `cost ${String(price)}`,
        duty: ({ price, weight }: Row) => `duty ${String(price)} ${String(weight)}`,
        plain: ({ weight }: Row) => `plain ${String(weight)}`,
        own: () => 'own',
      }),
    );
    const data = { product: { own: 'own', plain: 'plain 10', duty: 'duty 3 10', cost: 'cost 2' } };
    expect(await ask('{ product { own plain duty cost } }')).toEqual({ data });
  });

  test('leads out of a subgraph and back into it', async () => {
    const { ask, sent } = federate(
      stock(['weight'], 'cost: String @requires(fields: "weight")', {
        cost: ({ weight }: Row) => String(weight),
      }),
    );
    expect(await ask('{ best { cost } }')).toEqual({ data: { best: { cost: '10' } } });
    expect(sent.map((fetch) => fetch.subgraph)).toEqual(['stock', 'catalogue', 'stock']);
  });

  test('of a skipped field does not decide over its neighbours', async () => {
    const fields = 'cost: String @requires(fields: "weight") box: String @requires(fields: "size { width }")';
    const { ask } = federate(
      stock(['weight', 'size'], fields, { cost: ({ weight }: Row) => String(weight), box: () => 'box' }),
    );
    const query = 'query($box: Boolean!) { product { cost box @include(if: $box) } }';
    expect(await ask(query, { box: false })).toEqual({ data: { product: { cost: '10' } } });
    expect(await ask(query, { box: true })).toEqual({ data: { product: { cost: '10', box: 'box' } } });
  });

  test('that cannot be met costs only the fields that need it', async () => {
    const fields = 'cost: String @requires(fields: "weight") stock: Int';
    const { ask, intercept } = federate(stock(['weight'], fields, { cost: () => 'never', stock: () => 5 }));
    intercept('catalogue', () => ({ kind: 'failure', failure: 'unreachable', detail: '' }));
    expect(await ask('{ best { cost stock } }')).toMatchObject({
      data: { best: { cost: null, stock: 5 } },
      errors: [{ path: ['best', 'cost'], extensions: { code: 'SECTOR_UNAVAILABLE', service: 'catalogue' } }],
    });
  });

  test('of a requirement is met before it, also where both lie in the subgraph we come from', async () => {
    const fields = 'cost(x: Int): String @requires(fields: "weight")';
    const { ask } = federate({
      ...stock(['weight'], fields, {
        cost: ({ weight }: Row, { x }: Row) => `${String(weight)} ${String(x)}`,
      }),
      sales: {
        sdl: `type Product @key(fields: "id") { id: ID! cost(x: Int): String @external offer: String @requires(fields: "cost(x: 3)") }`,
        resolvers: { Product: { offer: ({ cost }: Row) => `offer at ${String(cost)}` } },
      },
    });
    expect(await ask('{ best { offer } }')).toEqual({ data: { best: { offer: 'offer at 10 3' } } });
    expect(await ask('query($x: Int) { best { cost(x: $x) offer } }', { x: 4 })).toEqual({
      data: { best: { cost: '10 4', offer: 'offer at 10 3' } },
    });
    expect(await ask('{ products { offer } product { offer cost } }')).toMatchObject({
      data: {
        products: [{ offer: 'offer at 10 3' }, {}, {}],
        product: { offer: 'offer at 10 3', cost: '10 undefined' },
      },
    });
  });

  test('tells through every requirement in between why a field is not there', async () => {
    const { ask, intercept } = federate({
      ...stock(['weight'], 'cost: String @requires(fields: "weight")', { cost: () => 'never' }),
      sales: {
        sdl: `type Product @key(fields: "id") { id: ID! cost: String @external offer: String @requires(fields: "cost") }`,
        resolvers: { Product: { offer: () => 'never' } },
      },
    });
    intercept('catalogue', () => ({ kind: 'failure', failure: 'unreachable', detail: '' }));
    expect(await ask('{ best { id offer } }')).toMatchObject({
      data: { best: { id: '1', offer: null } },
      errors: [{ path: ['best', 'offer'], extensions: { service: 'catalogue' } }],
    });
  });

  test('reads what a requirement of another subgraph has computed', async () => {
    const { ask } = federate({
      ...stock(['weight'], 'cost: String @requires(fields: "weight")', {
        cost: ({ weight }: Row) => String(weight),
      }),
      sales: {
        sdl: `type Product @key(fields: "id") { id: ID! cost: String @external offer: String @requires(fields: "cost") }`,
        resolvers: { Product: { offer: ({ cost }: Row) => `offer at ${String(cost)}` } },
      },
    });
    expect(await ask('{ products { offer } }')).toMatchObject({
      data: { products: [{ offer: 'offer at 10' }, { offer: 'offer at null' }, { offer: 'offer at null' }] },
    });
  });

  test('with a fragment reads what the fragment finds', async () => {
    const { ask } = federate({
      a: {
        sdl: `type Query { box: Box } type Box @key(fields: "id") { id: ID! content: Content }
          union Content = Fruit | Tool type Fruit @shareable { name: String } type Tool @shareable { grams: Int }`,
        resolvers: { Query: { box: () => ({ id: '1', content: { __typename: 'Tool', grams: 3 } }) } },
      },
      b: {
        sdl: `type Box @key(fields: "id") { id: ID! content: Content @external
            label: String @requires(fields: "content { ... on Fruit { name } ... on Tool { grams } }") }
          union Content = Fruit | Tool type Fruit @shareable { name: String } type Tool @shareable { grams: Int }`,
        resolvers: { Box: { label: ({ content }: Row) => echo(content as Row) } },
      },
    });
    const { data } = await ask('{ box { label } }');
    expect(JSON.parse((data as { box: { label: string } }).box.label)).toMatchObject({ grams: 3 });
  });

  test('tells the type of objects that it reads from a union or an interface', async () => {
    const types = `union Content = Fruit | Tool interface Weighed { grams: Int }
      type Fruit implements Weighed @shareable { grams: Int name: String } type Tool implements Weighed @shareable { grams: Int }`;
    const tool = { __typename: 'Tool', grams: 3 };
    const { ask } = federate({
      a: {
        sdl: `type Query { box: Box } type Box @key(fields: "id") { id: ID! contents: [Content!] heaviest: Weighed } ${types}`,
        resolvers: {
          Query: {
            box: () => ({ id: '1', contents: [tool, { __typename: 'Fruit', name: 'f' }], heaviest: tool }),
          },
        },
      },
      b: {
        sdl: `type Box @key(fields: "id") { id: ID! contents: [Content!] @external heaviest: Weighed @external
            label: String @requires(fields: "contents { ... on Fruit { name } ... on Tool { grams } }")
            top: String @requires(fields: "heaviest { grams ... on Fruit { name } }") } ${types}`,
        resolvers: {
          Box: { label: ({ contents }: Row) => echo(contents), top: ({ heaviest }: Row) => echo(heaviest) },
        },
      },
    });
    const { data } = await ask('{ box { label top } }');
    const { label, top } = (data as { box: Record<string, string> }).box;
    expect(JSON.parse(label ?? '')).toEqual([tool, { __typename: 'Fruit', name: 'f' }]);
    expect(JSON.parse(top ?? '')).toEqual(tool);
  });
});

import { describe, expect, test } from 'vitest';
import { federate } from './support/federation.ts';

type Row = Record<string, unknown>;

/** A computed value tells what it was computed from; a subgraph that was not told says so. */
const from = (name: string) => (row: Row) => `${name}(${String(row[name])})`;
const refer = (ref: Row): Row => ref;

/** Four steps from raw to price, in turns in three subgraphs; each reads what another subgraph has. */
const CHAIN = {
  quarry: {
    sdl: `type Query { stones: [Stone!] } type Stone @key(fields: "id") { id: ID! raw: String!
      sold: String @external label: String @requires(fields: "sold") }`,
    resolvers: {
      Query: { stones: () => [{ id: '1' }] },
      Stone: { __resolveReference: refer, raw: ({ id }: Row) => `raw ${String(id)}`, label: from('sold') },
    },
  },
  mill: {
    sdl: `type Query { cut: [Stone!] } type Stone @key(fields: "id") { id: ID! raw: String! @external
      slab: String! @requires(fields: "raw") label: String @external price: String @requires(fields: "label") }`,
    resolvers: {
      Query: { cut: () => [{ id: '1' }] },
      Stone: { __resolveReference: refer, slab: from('raw'), price: from('label') },
    },
  },
  shop: {
    sdl: `type Query { offers: [Stone!] } type Stone @key(fields: "id") { id: ID! slab: String! @external
      sold: String @requires(fields: "slab") }`,
    resolvers: {
      Query: { offers: () => [{ id: '1' }, { id: '2' }] },
      Stone: { __resolveReference: refer, sold: from('slab') },
    },
  },
};

describe('requirements of requirements', () => {
  test.each(['stones', 'cut'])('are met in their order, coming from %s', async (root) => {
    const { ask } = federate(CHAIN);
    const { data, errors } = await ask(`{ ${root} { price } }`);
    expect(errors).toBeUndefined();
    expect((data as Record<string, Row[]>)[root]?.[0]).toEqual({ price: 'label(sold(slab(raw(raw 1))))' });
  });

  test('are met beside the client’s own selection of them', async () => {
    const { ask } = federate(CHAIN);
    expect(await ask('{ offers { raw label sold slab } }')).toEqual({
      data: {
        offers: ['1', '2'].map((id) => ({
          raw: `raw ${id}`,
          label: `sold(slab(raw(raw ${id})))`,
          sold: `slab(raw(raw ${id}))`,
          slab: `raw(raw ${id})`,
        })),
      },
    });
  });

  // Our own sectors cannot compose such a chain (scripts/generate/contract-rules.ts).
  test('never give a wrong value where one of them is asked for too early: the object is null, with an error', async () => {
    const { ask } = federate(CHAIN);
    const { data, errors } = await ask('{ offers { price } }');
    expect(data).toEqual({ offers: null });
    expect(errors?.map(({ path }) => path)).toEqual([['offers', 0]]);
  });
});

describe('a field that the parent provides', () => {
  const sources = {
    users: {
      sdl: `type Query { users: [User!] } type User @key(fields: "id") { id: ID! name: String @shareable age: Int }`,
      resolvers: { User: { __resolveReference: refer, name: () => 'Owner’s', age: () => 40 } },
    },
    posts: {
      sdl: `type Query { post: Post other: Post } type Post { author: User @provides(fields: "name") reader: User }
        type User @key(fields: "id") { id: ID! name: String @external age: Int @external
          greeting: String @requires(fields: "name") limit: String @requires(fields: "age") }`,
      resolvers: {
        Query: { post: () => ({}) },
        Post: { author: () => ({ id: '1', name: 'Provided' }), reader: () => ({ id: '2' }) },
        User: { __resolveReference: refer, greeting: from('name'), limit: from('age') },
      },
    },
  };

  test('is an input like any other, also beside one that comes from elsewhere', async () => {
    const { ask } = federate(sources);
    expect(await ask('{ post { author { id limit greeting } } }')).toEqual({
      data: { post: { author: { id: '1', limit: 'age(40)', greeting: 'name(Provided)' } } },
    });
  });

  test('is fetched where another parent does not provide it', async () => {
    const { ask } = federate(sources);
    expect(await ask('{ post { reader { greeting name } } }')).toEqual({
      data: { post: { reader: { greeting: 'name(Owner’s)', name: 'Owner’s' } } },
    });
  });
});

test('a requirement with arguments keeps its own requirement beside a rival of it', async () => {
  const { ask } = federate({
    a: {
      sdl: 'type Query { t: T } type T @key(fields: "id") { id: ID! f(x: Int = 1): Int }',
      resolvers: {
        Query: { t: () => ({ id: '1' }) },
        T: { __resolveReference: refer, f: (_: unknown, { x }: Row) => x },
      },
    },
    b: {
      sdl: `type T @key(fields: "id") { id: ID! f(x: Int = 1): Int @external
        two: String @requires(fields: "f(x: 2)") three(y: Int): String @requires(fields: "f(x: 3)") }`,
      resolvers: {
        T: {
          __resolveReference: refer,
          two: from('f'),
          three: ({ f }: Row, { y }: Row) => `three(${String(f)}, ${String(y)})`,
        },
      },
    },
    c: {
      sdl: `type T @key(fields: "id") { id: ID! three(y: Int): String @external
        seven: String @requires(fields: "three(y: 7)") }`,
      resolvers: { T: { __resolveReference: refer, seven: from('three') } },
    },
  });
  expect(await ask('{ t { two seven } }')).toEqual({
    data: { t: { two: 'f(2)', seven: 'three(three(3, 7))' } },
  });
});

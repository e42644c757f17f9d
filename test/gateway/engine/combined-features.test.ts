import { describe, expect, test } from 'vitest';
import { federate, type ReadAnswer } from './support/federation.ts';

type Row = Record<string, unknown>;

const refer = (ref: Row): Row => ref;
const paths = ({ errors }: ReadAnswer) => errors?.map(({ path }) => path?.join('.')).toSorted();

describe('a key that a third subgraph translates', () => {
  const sources = {
    shelves: {
      sdl: 'type Query { shelves: [Shelf] } type Shelf { book: Book } type Book @key(fields: "upc") { upc: ID! }',
      resolvers: {
        Query: { shelves: () => [{ book: { upc: '1' } }, { book: null }, null, { book: { upc: 'lost' } }] },
      },
    },
    index: {
      sdl: 'type Book @key(fields: "id") @key(fields: "upc") { id: ID! upc: ID! }',
      resolvers: {
        Book: {
          __resolveReference: ({ upc }: Row) => (upc === 'lost' ? null : { id: `i${String(upc)}`, upc }),
        },
      },
    },
    titles: {
      sdl: 'type Book @key(fields: "id") { id: ID! title: String }',
      resolvers: { Book: { title: ({ id }: Row) => `T ${String(id)}` } },
    },
  };

  test('leaves null what it does not know, and null where there was null', async () => {
    const { ask } = federate(sources);
    expect(await ask('{ shelves { book { upc title } } }')).toEqual({
      data: {
        shelves: [
          { book: { upc: '1', title: 'T i1' } },
          { book: null },
          null,
          { book: { upc: 'lost', title: null } },
        ],
      },
    });
  });

  test('that is null is sent like any other', async () => {
    const { ask, sent } = federate({
      a: {
        sdl: 'type Query { all: [Thing] } type Thing @key(fields: "k") { k: ID }',
        resolvers: { Query: { all: () => [{ k: null }, { k: '2' }] } },
      },
      b: {
        sdl: 'type Thing @key(fields: "k") { k: ID size: Int }',
        resolvers: {
          Thing: { __resolveReference: (ref: Row) => (ref['k'] === null ? null : ref), size: () => 5 },
        },
      },
    });
    expect(await ask('{ all { size } }')).toEqual({ data: { all: [{ size: null }, { size: 5 }] } });
    expect(sent.at(-1)?.variables['representations']).toHaveLength(2);
  });
});

describe('an enum value that clients must not see', () => {
  const kinds = 'enum Kind { A B HIDDEN @inaccessible }';
  const { ask } = federate({
    a: {
      sdl: `type Query { shown: Item hidden: Item kinds: [Kind] echo(kind: Kind): Kind }
        type Item @key(fields: "id") { id: ID! kind: Kind } ${kinds}`,
      resolvers: {
        Query: {
          shown: () => ({ id: '1', kind: 'B' }),
          hidden: () => ({ id: '2', kind: 'HIDDEN' }),
          kinds: () => ['A', 'HIDDEN', 'B'],
        },
      },
    },
    b: {
      sdl: `type Item @key(fields: "id") { id: ID! kind: Kind @external label: String @requires(fields: "kind") } ${kinds}`,
      resolvers: { Item: { __resolveReference: refer, label: ({ kind }: Row) => `is ${String(kind)}` } },
    },
  });

  test('travels between subgraphs, and is null in the answer', async () => {
    expect(await ask('{ shown { kind label } hidden { label } }')).toEqual({
      data: { shown: { kind: 'B', label: 'is B' }, hidden: { label: 'is HIDDEN' } },
    });
    const answer = await ask('{ hidden { kind label } kinds }');
    expect(answer.data).toEqual({ hidden: { kind: null, label: 'is HIDDEN' }, kinds: ['A', null, 'B'] });
    expect(paths(answer)).toEqual(['hidden.kind', 'kinds.1']);
  });

  test('cannot be given, as literal or as variable', async () => {
    for (const answer of [
      await ask('{ echo(kind: HIDDEN) }'),
      await ask('query ($kind: Kind) { echo(kind: $kind) }', { kind: 'HIDDEN' }),
    ]) {
      expect(answer.errors).toHaveLength(1);
      expect(answer).not.toHaveProperty('data');
    }
  });
});

test('a field that has moved is read by a requirement from where it is now', async () => {
  const { ask } = federate({
    old: {
      sdl: 'type Query { items: [Item] } type Item @key(fields: "id") { id: ID! weight: Int }',
      resolvers: { Query: { items: () => [{ id: '1', weight: -1 }] } },
    },
    scales: {
      sdl: 'type Item @key(fields: "id") { id: ID! weight: Int @override(from: "old") }',
      resolvers: { Item: { weight: () => 5 } },
    },
    post: {
      sdl: 'type Item @key(fields: "id") { id: ID! weight: Int @external postage: Int @requires(fields: "weight") }',
      resolvers: { Item: { __resolveReference: refer, postage: ({ weight }: Row) => Number(weight) * 2 } },
    },
  });
  expect(await ask('{ items { postage } }')).toEqual({ data: { items: [{ postage: 10 }] } });
  expect(await ask('{ items { weight postage } }')).toEqual({
    data: { items: [{ weight: 5, postage: 10 }] },
  });
});

describe('a requirement of values in values', () => {
  const own = 'x: Int y(unit: Int = 1): Int inner: Part';
  const { ask } = federate({
    a: {
      sdl: `type Query { item: Item } type Item @key(fields: "id") { id: ID! part: Part } type Part { ${own} }`,
      resolvers: {
        Query: { item: () => ({ id: '1' }) },
        Item: { __resolveReference: refer, part: () => ({ x: 1 }) },
        Part: { y: (_: unknown, { unit }: Row) => unit, inner: ({ x }: Row) => ({ x: Number(x) + 1 }) },
      },
    },
    b: {
      sdl: `type Item @key(fields: "id") { id: ID! part: Part @external label: String @requires(fields: "part { x inner { x y(unit: 4) } }") }
        type Part @external { ${own} }`,
      resolvers: { Item: { __resolveReference: refer, label: ({ part }: Row) => JSON.stringify(part) } },
    },
  });
  const label = '{"x":1,"inner":{"x":2,"y":4}}';

  test.each([
    ['part { x: y inner { y: x x: y(unit: 7) } } label', { part: { x: 1, inner: { y: 2, x: 7 } }, label }],
    ['part: label label: part { x }', { part: label, label: { x: 1 } }],
    [
      '... on Item { part { ... on Part { inner { q: y(unit: 4) y } } } } label part { z: x }',
      {
        part: { inner: { q: 4, y: 1 }, z: 1 },
        label,
      },
    ],
  ])('is met whatever the client calls them: %s', async (selections, item) => {
    expect(await ask(`{ item { ${selections} } }`)).toEqual({ data: { item } });
  });
});

test('mutations run one after the other, each with all that other subgraphs say of its answer', async () => {
  const log: string[] = [];
  const note = (entry: string): number => log.push(entry);
  const { ask } = federate({
    a: {
      sdl: 'type Query { n: Int } type Mutation { a(id: ID!): Item! } type Item @key(fields: "id") { id: ID! }',
      resolvers: { Mutation: { a: (_: unknown, { id }: Row) => (note(`a${String(id)}`), { id }) } },
    },
    b: {
      sdl: 'type Mutation { b(id: ID!): Item } type Item @key(fields: "id") { id: ID! turn: Int }',
      resolvers: {
        Mutation: { b: (_: unknown, { id }: Row) => (note(`b${String(id)}`), { id }) },
        Item: { turn: ({ id }: Row) => note(`turn ${String(id)}`) },
      },
    },
  });
  expect(
    await ask(
      'mutation { x: a(id: 1) { turn __typename } ... on Mutation { b(id: 2) { turn } } z: a(id: 3) { turn } }',
    ),
  ).toEqual({
    data: { x: { turn: 2, __typename: 'Item' }, b: { turn: 4 }, z: { turn: 6 } },
  });
  expect(log).toEqual(['a1', 'turn 1', 'b2', 'turn 2', 'a3', 'turn 3']);
});

test('a null that an entity may not have takes its parents along as in one subgraph', async () => {
  const fail = (): never => {
    throw new Error('no');
  };
  const { ask } = federate({
    a: {
      sdl: `type Query { some: [Item] all: [Item!] one: Item! } type Item @key(fields: "id") { id: ID! next: Item kids: [Item!] }`,
      resolvers: {
        Query: { some: () => [{ id: '1' }, { id: '2' }], all: () => [{ id: '2' }], one: () => ({ id: '2' }) },
        Item: { next: () => ({ id: '2' }), kids: () => [{ id: '1' }, { id: '2' }] },
      },
    },
    b: {
      sdl: 'type Item @key(fields: "id") { id: ID! size: Int! }',
      resolvers: { Item: { size: ({ id }: Row) => (id === '2' ? fail() : 1) } },
    },
  });
  const cases: readonly [string, unknown, readonly string[]][] = [
    ['{ some { id size } }', { some: [{ id: '1', size: 1 }, null] }, ['some.1.size']],
    ['{ all { size } }', { all: null }, ['all.0.size']],
    ['{ one { size } }', null, ['one.size']],
    [
      '{ some { next { size } } }',
      { some: [{ next: null }, { next: null }] },
      ['some.0.next.size', 'some.1.next.size'],
    ],
    [
      '{ some { kids { size } } }',
      { some: [{ kids: null }, { kids: null }] },
      ['some.0.kids.1.size', 'some.1.kids.1.size'],
    ],
  ];
  for (const [query, data, places] of cases) {
    const answer = await ask(query);
    expect(answer.data).toEqual(data);
    expect(paths(answer)).toEqual(places);
  }
});

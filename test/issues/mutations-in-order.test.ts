import { describe, expect, test } from 'vitest';
import { federate } from '../gateway/engine/support/federation.ts';

const PLACES = `
  type Query { places: Int! }
  type Mutation { place(item: String!): Placed  cancelAll: Int  rename(item: String!): Item }
  type Placed { query: Query  item: Item }
  type Item @key(fields: "id") { id: ID! }`;

const STOCK = `
  type Query { reserved: Int! }
  type Item @key(fields: "id") { id: ID! reserved: Int! }
  type Mutation { restock: Int }`;

/** What was done and asked, in its order. */
function shop() {
  const log: string[] = [];
  const note = <Value>(what: string, value: Value): Value => {
    log.push(what);
    return value;
  };
  const placed = (item: string) => ({ query: {}, item: { id: item } });
  const federation = federate({
    places: {
      sdl: PLACES,
      resolvers: {
        Mutation: {
          place: (_: unknown, { item }: { item: string }) => note(`place ${item}`, placed(item)),
          cancelAll: () => note('cancelAll', 1),
          rename: (_: unknown, { item }: { item: string }) => note(`rename ${item}`, { id: item }),
        },
      },
    },
    stock: {
      sdl: STOCK,
      resolvers: {
        Query: { reserved: () => note('reserved', 1) },
        Item: { __resolveReference: ({ id }: { id: string }) => note(`item ${id}`, { id, reserved: 2 }) },
        Mutation: { restock: () => note('restock', 1) },
      },
    },
  });
  return { log, ask: federation.ask, sent: federation.sent };
}

describe('What a mutation brings is fetched before the next one begins', () => {
  test.each([
    [
      'mutation { a: place(item: "x") { query { reserved } } cancelAll }',
      ['place x', 'reserved', 'cancelAll'],
    ],
    [
      'mutation { a: place(item: "x") { item { reserved } } b: place(item: "y") { item { reserved } } cancelAll }',
      ['place x', 'item x', 'place y', 'item y', 'cancelAll'],
    ],
    [
      'mutation { rename(item: "x") { reserved } restock __typename again: rename(item: "y") { reserved } }',
      ['rename x', 'item x', 'restock', 'rename y', 'item y'],
    ],
    [
      `mutation ($x: String!) { ...First restock ... on Mutation { a: place(item: $x) { query { places: __typename } } } }
       fragment First on Mutation { a: place(item: $x) { item { reserved } } }`,
      ['place x', 'item x', 'restock'],
    ],
  ])('%s', async (query, order) => {
    const { log, ask } = shop();
    expect((await ask(query, query.includes('$x') ? { x: 'x' } : {})).errors).toBeUndefined();
    expect(log).toEqual(order);
  });

  test('and mutations of one subgraph that need nothing else are one request', async () => {
    const { log, ask, sent } = shop();
    await ask('mutation { place(item: "x") { __typename } cancelAll }');
    expect(log).toEqual(['place x', 'cancelAll']);
    expect(sent).toHaveLength(1);
  });
});

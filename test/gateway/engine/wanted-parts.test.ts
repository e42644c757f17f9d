import { describe, expect, test } from 'vitest';
import { federate } from './support/federation.ts';

type Row = Record<string, unknown>;

const kinds: Record<string, string> = { b1: 'Book', b2: 'Book', f1: 'Film', f2: 'Film' };
const medium = (id: unknown): Row => ({ __typename: kinds[String(id)], id });
const find = ({ id }: Row): Row => medium(id);
const fail = (): never => {
  throw new Error('nobody wanted this');
};

/**
 * Every medium has one review, which is about the other medium of its kind, and mentions one of the other kind. A
 * subgraph that fails for `bad` media fails in fields that may not be null.
 */
function publish(bad: readonly string[]) {
  const check = ({ id }: Row, value: unknown): unknown => (bad.includes(String(id)) ? fail() : value);
  const other: Record<string, string> = { b1: 'b2', b2: 'b1', f1: 'f2', f2: 'f1' };
  const opposite: Record<string, string> = { b1: 'f1', b2: 'f2', f1: 'b1', f2: 'b2' };
  const Media = { __resolveReference: find, pages: (row: Row) => check(row, 9), title: ({ id }: Row) => id };
  return federate({
    library: {
      sdl: `type Query { media: [Media!]! }
        interface Media @key(fields: "id") { id: ID! title: String! pages: Int! }
        type Book implements Media @key(fields: "id") { id: ID! title: String! pages: Int! }
        type Film implements Media @key(fields: "id") { id: ID! title: String! pages: Int! }`,
      resolvers: {
        Query: { media: () => [medium('b1'), medium('f1')] },
        Media: { __resolveReference: find, __resolveType: ({ __typename }: Row) => __typename },
        Book: Media,
        Film: Media,
      },
    },
    reviews: {
      sdl: `type Media @interfaceObject @key(fields: "id") { id: ID! rank: Int score: Int! reviews: [Review!]! }
        type Review @key(fields: "id") { id: ID! about: Media mentions: Media text: String! }`,
      resolvers: {
        Media: {
          rank: () => 1,
          score: (row: Row) => check(row, 5),
          reviews: ({ id }: Row) => [{ id }],
        },
        Review: {
          about: ({ id }: Row) => ({ id: other[String(id)] }),
          mentions: ({ id }: Row) => ({ id: opposite[String(id)] }),
          text: (row: Row) => check(row, 'good'),
        },
      },
    },
  });
}

describe('what the client asks of other objects', () => {
  test('is not asked below a parent of another type, where it could cost the object', async () => {
    const { ask } = publish(['f2']);
    const query = `{ media {
      ... on Film { reviews { about { rank } } }
      ... on Book { reviews { about { score } } } } }`;
    expect(await ask(query)).toEqual({
      data: { media: [{ reviews: [{ about: { score: 5 } }] }, { reviews: [{ about: { rank: 1 } }] }] },
    });
  });

  test('is not asked inside one fetch either', async () => {
    const { ask } = publish(['f1']);
    const query = `{ media {
      ... on Film { reviews { id } }
      ... on Book { reviews { text } } } }`;
    expect(await ask(query)).toEqual({
      data: { media: [{ reviews: [{ text: 'good' }] }, { reviews: [{ id: 'f1' }] }] },
    });
  });

  test('is asked by a fragment of objects whose type the fetch is to find out', async () => {
    const { ask, sent } = publish(['b1']);
    const query = `{ media {
      ... on Film { reviews { mentions { title ... on Film { pages } } } }
      ... on Book { reviews { mentions { pages } } } } }`;
    expect(await ask(query)).toEqual({
      data: {
        media: [{ reviews: [{ mentions: { pages: 9 } }] }, { reviews: [{ mentions: { title: 'b1' } }] }],
      },
    });
    expect(sent.filter(({ subgraph }) => subgraph === 'library')).toHaveLength(3);
  });

  test('and fails there, leaves no error behind', async () => {
    const { ask, incidents } = publish(['f2']);
    await ask(
      '{ media { ... on Film { reviews { about { rank } } } ... on Book { reviews { about { id score } } } } }',
    );
    expect(incidents).toEqual([]);
  });

  test('is still fetched as input of others', async () => {
    const { ask } = federate({
      a: {
        sdl: `type Query { things: [Thing!]! } interface Thing { id: ID! size: Int! }
          type Box implements Thing @key(fields: "id") { id: ID! size: Int! }
          type Bag implements Thing @key(fields: "id") { id: ID! size: Int! }`,
        resolvers: {
          Query: {
            things: () => [
              { __typename: 'Box', id: '1', size: 3 },
              { __typename: 'Bag', id: '2', size: 4 },
            ],
          },
        },
      },
      b: {
        sdl: `type Box @key(fields: "id") { id: ID! size: Int! @external volume: Int @requires(fields: "size") }
          type Bag @key(fields: "id") { id: ID! size: Int! @external volume: Int @requires(fields: "size") }`,
        resolvers: { Box: { volume: ({ size }: Row) => size }, Bag: { volume: ({ size }: Row) => size } },
      },
    });
    expect(await ask('{ things { ... on Box { size } ... on Bag { volume } } }')).toEqual({
      data: { things: [{ size: 3 }, { volume: 4 }] },
    });
  });
});

test('objects that are asked for the same are asked in one request, whatever stands above them', async () => {
  const { ask, sent } = publish([]);
  await ask('{ media { reviews { about { score } } ... on Book { reviews { mentions { score } } } } }');
  expect(sent.map(({ subgraph }) => subgraph)).toEqual(['library', 'reviews', 'reviews']);
});

test('a subgraph that knows no types is not asked for what only some types want, when another fetch asks these', async () => {
  const { ask } = publish(['f2']);
  const query = `{ media {
    ... on Film { reviews { about { rank title ... on Book { score } } } }
    ... on Book { reviews { about { score rank } } } } }`;
  expect(await ask(query)).toEqual({
    data: {
      media: [
        { reviews: [{ about: { score: 5, rank: 1 } }] },
        { reviews: [{ about: { rank: 1, title: 'f2' } }] },
      ],
    },
  });
});

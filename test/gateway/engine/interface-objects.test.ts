import { describe, expect, test } from 'vitest';
import { federate } from './support/federation.ts';

type Row = Record<string, unknown>;

const types: Record<string, string> = { b1: 'Book', f1: 'Film', f2: 'Film' };
const found = ({ id }: Row): Row | null =>
  types[id as string] ? { __typename: types[id as string], id } : null;

const sources = {
  library: {
    sdl: `type Query { medium(id: ID!): Media }
      interface Media @key(fields: "id") { id: ID! title: String! }
      type Book implements Media @key(fields: "id") { id: ID! title: String! isbn: String }
      type Film implements Media @key(fields: "id") { id: ID! title: String! minutes: Int }`,
    resolvers: {
      Query: { medium: (_: unknown, args: Row) => found(args) },
      Media: { __resolveReference: found, __resolveType: ({ __typename }: Row) => __typename },
      Book: { __resolveReference: found, title: () => 'A book', isbn: () => '978' },
      Film: { __resolveReference: found, title: () => 'A film', minutes: () => 90 },
    },
  },
  reviews: {
    sdl: `type Query { top: [Media!]! }
      type Media @interfaceObject @key(fields: "id") { id: ID! score: Int title: String! @external blurb: String @requires(fields: "title") }`,
    resolvers: {
      Query: { top: () => [{ id: 'f1' }, { id: 'b1' }] },
      Media: {
        score: ({ id }: Row) => (id === 'b1' ? 5 : 3),
        blurb: ({ title }: Row) => `${String(title)}!`,
      },
    },
  },
};

describe('@interfaceObject', () => {
  test('adds fields to every implementation', async () => {
    const { ask } = federate(sources);
    expect(
      await ask(
        '{ medium(id: "b1") { __typename score blurb ... on Book { isbn } ... on Film { minutes } } }',
      ),
    ).toEqual({
      data: { medium: { __typename: 'Book', score: 5, blurb: 'A book!', isbn: '978' } },
    });
  });

  test('needs no other subgraph while the type does not matter', async () => {
    const { ask, sent } = federate(sources);
    expect(await ask('{ top { id score } }')).toEqual({
      data: {
        top: [
          { id: 'f1', score: 3 },
          { id: 'b1', score: 5 },
        ],
      },
    });
    expect(sent.map(({ subgraph }) => subgraph)).toEqual(['reviews']);
  });

  test('asks for the type where it matters', async () => {
    const { ask } = federate(sources);
    expect(await ask('{ top { __typename ... on Film { minutes score } ... on Book { isbn } } }')).toEqual({
      data: {
        top: [
          { __typename: 'Film', minutes: 90, score: 3 },
          { __typename: 'Book', isbn: '978' },
        ],
      },
    });
  });

  test('whose type nobody can tell is null with an error, not an object of no type', async () => {
    const { ask, intercept } = federate(sources);
    intercept('library', () => ({ kind: 'failure', failure: 'timeout', detail: '' }));
    const answer = await ask('{ top { id __typename } }');
    expect(answer.data).toBeNull();
    expect(answer.errors?.[0]).toMatchObject({
      path: ['top', 0],
      extensions: { service: 'library' },
    });
  });

  test('that is dead and was to bring a key once more has no error at the key', async () => {
    const { ask, intercept, sent } = federate({
      ...sources,
      shops: {
        sdl: 'type Query { shelf: [Book!] } type Book @key(fields: "id") { id: ID! price: Int }',
        resolvers: { Query: { shelf: () => [{ id: 'b1', price: 7 }] } },
      },
    });
    intercept('reviews', () => ({ kind: 'failure', failure: 'timeout', detail: '' }));
    const answer = await ask('{ shelf { id ... on Book { blurb ... on Book { score price } } } }');
    expect(sent.find(({ subgraph }) => subgraph === 'reviews')?.query).toMatch(/on Media\{[^}]*\bid\b/);
    expect(answer.data).toEqual({ shelf: [{ id: 'b1', blurb: null, score: null, price: 7 }] });
    expect(answer.errors?.map(({ path }) => path?.join('.')).toSorted()).toEqual([
      'shelf.0.blurb',
      'shelf.0.score',
    ]);
  });

  test('is not sent for implementations that were not asked for', async () => {
    const { ask, sent } = federate(sources);
    expect(await ask('{ top { id ... on Film { blurb } } }')).toEqual({
      data: { top: [{ id: 'f1', blurb: 'A film!' }, { id: 'b1' }] },
    });
    const last = sent.at(-1);
    expect(last?.variables['representations']).toEqual([{ __typename: 'Media', id: 'f1', title: 'A film' }]);
  });

  test('gives a field that all have beside one that a single implementation is asked for', async () => {
    const { ask } = federate(sources);
    const query =
      '{ a: medium(id: "b1") { ...M } b: medium(id: "f1") { ...M } } fragment M on Media { score ... on Film { blurb } }';
    expect(await ask(query)).toEqual({ data: { a: { score: 5 }, b: { score: 3, blurb: 'A film!' } } });
  });

  test('asks each implementation for what is wanted of it, so that nothing else can cost it', async () => {
    const { ask, sent } = federate({
      ...sources,
      loans: {
        sdl: 'type Media @interfaceObject @key(fields: "id") { id: ID! loans: Int! free: Int }',
        resolvers: {
          Media: {
            loans: ({ id }: Row) => {
              if (id !== 'b1') throw new Error('films are not lent');
              return 2;
            },
            free: () => 1,
          },
        },
      },
    });
    const query =
      '{ a: medium(id: "b1") { ...M } b: medium(id: "f1") { ...M } } fragment M on Media { free ... on Book { loans } }';
    expect(await ask(query)).toEqual({ data: { a: { free: 1, loans: 2 }, b: { free: 1 } } });
    expect(sent.filter(({ subgraph }) => subgraph === 'loans').length).toBe(2);
  });

  test('never overwrites the name of an implementation by that of the interface', async () => {
    const { ask, intercept } = federate(sources);
    intercept('reviews', () => ({
      kind: 'answer',
      data: { _entities: [{ __typename: 'Media', score: 1 }] },
      errors: undefined,
    }));
    expect(await ask('{ medium(id: "b1") { score __typename ... on Book { isbn } } }')).toEqual({
      data: { medium: { score: 1, __typename: 'Book', isbn: '978' } },
    });
  });
});

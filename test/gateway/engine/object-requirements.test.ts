import { describe, expect, test } from 'vitest';
import { federate } from './support/federation.ts';

type Row = Record<string, unknown>;

const types: Record<string, string> = { b1: 'Book', f1: 'Film' };
const found = ({ id }: Row): Row => ({ __typename: types[String(id)], id });
const from = (name: string) => (row: Row) => `${name}(${String(row[name])})`;
const both = [{ id: 'f1' }, { id: 'b1' }];

/** Titles are read by scores, scores by blurbs, and blurbs by film posters; two subgraphs know no types. */
const sources = {
  library: {
    sdl: `type Query { media: [Media!] } interface Media @key(fields: "id") { id: ID! title: String! }
      union Rented = Film | Room type Room { number: Int }
      interface Bound { pages: Int }
      type Book implements Media & Bound @key(fields: "id") { id: ID! title: String! pages: Int }
      type Film implements Media @key(fields: "id") { id: ID! title: String! minutes: Int lent: Rented }`,
    resolvers: {
      Query: { media: () => both.map(found) },
      Media: { __resolveReference: found, __resolveType: ({ __typename }: Row) => __typename },
      Book: { __resolveReference: found, title: () => 'B', pages: () => 300 },
      Film: { __resolveReference: found, title: () => 'F', minutes: () => 90 },
    },
  },
  scores: {
    sdl: `type Query { rated: [Media!] }
      type Media @interfaceObject @key(fields: "id") { id: ID! title: String! @external score: String! @requires(fields: "title") }`,
    resolvers: { Query: { rated: () => both }, Media: { score: from('title') } },
  },
  blurbs: {
    sdl: `type Query { praised: [Media!] }
      type Media @interfaceObject @key(fields: "id") { id: ID! score: String! @external blurb: String! @requires(fields: "score") }`,
    resolvers: { Query: { praised: () => both }, Media: { blurb: from('score') } },
  },
  posters: {
    sdl: `type Film @key(fields: "id") { id: ID! blurb: String! @external poster: String @requires(fields: "blurb") }`,
    resolvers: { Film: { poster: from('blurb') } },
  },
};

const ROOTS = ['media', 'rated', 'praised'];

describe.each(ROOTS)('what interface objects compute from one another, coming from %s', (root) => {
  const { ask, sent } = federate(sources);
  const answer = (film: unknown, book: unknown) => ({ data: { [root]: [film, book] } });

  test('is computed in its order', async () => {
    expect(await ask(`{ ${root} { blurb } }`)).toEqual(
      answer({ blurb: 'score(title(F))' }, { blurb: 'score(title(B))' }),
    );
  });

  test('is asked of those objects only whose type the client asks for', async () => {
    sent.length = 0;
    expect(await ask(`{ ${root} { id ... on Film { score kind: __typename } } }`)).toEqual(
      answer({ id: 'f1', score: 'title(F)', kind: 'Film' }, { id: 'b1' }),
    );
    const [last] = sent.filter(({ query }) => query.includes('score'));
    expect(last?.variables['representations']).toHaveLength(1);
  });

  test('is computed for some types and read by what one of them computes', async () => {
    const query = `{ ${root} { ...M } } fragment M on Media { ... on Film { poster blurb } ... on Book { words: blurb pages } }`;
    expect(await ask(query)).toEqual(
      answer(
        { poster: 'blurb(score(title(F)))', blurb: 'score(title(F))' },
        { words: 'score(title(B))', pages: 300 },
      ),
    );
  });

  test('keeps one response name that means different fields of different types', async () => {
    expect(await ask(`{ ${root} { ... on Film { x: minutes } ... on Book { x: pages blurb } } }`)).toEqual(
      answer({ x: 90 }, { x: 300, blurb: 'score(title(B))' }),
    );
  });

  test('can be asked for through a union, or another interface', async () => {
    const query = `{ ${root} { ... on Rented { __typename ... on Film { minutes } ... on Media { score } }
      ... on Bound { pages } } }`;
    expect(await ask(query)).toEqual(
      answer({ __typename: 'Film', minutes: 90, score: 'title(F)' }, { pages: 300 }),
    );
  });
});

test('what a subgraph has no type for does not keep the supergraph from being served', async () => {
  const kind = 'enum Kind { A B }';
  const { ask } = federate({
    ...sources,
    library: {
      ...sources.library,
      sdl: `${sources.library.sdl.replaceAll('title: String!', 'title: String! kind: Kind!')} ${kind}`,
    },
    scores: {
      sdl: `type Media @interfaceObject @key(fields: "id") { id: ID! kind: Kind! @external score: String! @requires(fields: "kind") } ${kind}`,
    },
  });
  expect(await ask('{ praised { id } }')).toEqual({ data: { praised: both } });
});

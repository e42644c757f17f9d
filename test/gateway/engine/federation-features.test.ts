import { describe, expect, test } from 'vitest';
import { createEngine } from '../../../gateway/engine/create-engine.ts';
import { federate } from './support/federation.ts';

type Row = Record<string, unknown>;

test('security, cost and tag directives load, and do nothing yet', async () => {
  const { ask, engine } = federate({
    a: {
      sdl: `scalar federation__Scope scalar federation__Policy
        type Query { open: String @tag(name: "public") signed: String @authenticated scoped: String @requiresScopes(scopes: [["a"]])
          ruled: String @policy(policies: [["p"]]) dear: String @cost(weight: 5) many(first: Int): [String!] @listSize(slicingArguments: ["first"]) }`.replace(
        /scalar federation__\w+ ?/g,
        '',
      ),
      resolvers: {
        Query: {
          open: () => 'o',
          signed: () => 's',
          scoped: () => 'c',
          ruled: () => 'r',
          dear: () => 'd',
          many: () => ['m'],
        },
      },
    },
  });
  expect(await ask('{ open signed scoped ruled dear many(first: 1) }')).toEqual({
    data: { open: 'o', signed: 's', scoped: 'c', ruled: 'r', dear: 'd', many: ['m'] },
  });
  expect(Object.keys(engine.schema.getDirectives().map(({ name }) => name))).not.toContain('policy');
});

describe('@context', () => {
  const sources = {
    a: {
      sdl: `type Query { citizens: [Citizen!]! office: Office }
        type Citizen @key(fields: "id") @context(name: "reader") { id: ID! language: String! papers: [Paper!]! box: Box }
        type Office @key(fields: "id") @context(name: "reader") { id: ID! language: String! papers: [Paper!]! }
        type Box { paper: Paper }
        type Paper @key(fields: "id") { id: ID! title(language: String @fromContext(field: "$reader { language }")): String! }`,
      resolvers: {
        Query: {
          citizens: () =>
            ['vi', 'en', 'vi'].map((language, index) => ({
              id: `c${index}`,
              language,
              papers: [{ id: 'p' }],
              box: { paper: { id: 'q' } },
            })),
          office: () => ({ id: 'o', language: 'fr', papers: [{ id: 'p' }, { id: 'q' }] }),
        },
        Paper: { title: ({ id }: Row, { language }: Row) => `${String(id)} in ${String(language)}` },
      },
    },
  };

  test('gives each object the value of its own parent, with one request for each value', async () => {
    const { ask, sent } = federate(sources);
    expect(await ask('{ citizens { papers { title } } }')).toEqual({
      data: { citizens: ['vi', 'en', 'vi'].map((language) => ({ papers: [{ title: `p in ${language}` }] })) },
    });
    expect(sent).toHaveLength(3);
  });

  test('reaches over several levels and types of parents', async () => {
    const { ask } = federate(sources);
    expect(await ask('{ citizens { box { paper { title } } } office { papers { title } } }')).toEqual({
      data: {
        citizens: ['vi', 'en', 'vi'].map((language) => ({ box: { paper: { title: `q in ${language}` } } })),
        office: { papers: [{ title: 'p in fr' }, { title: 'q in fr' }] },
      },
    });
  });

  test('waits for the parent that another subgraph completes', async () => {
    const { ask } = federate({
      a: {
        sdl: `type Query { shops: [Shop!] } type Shop @key(fields: "id") @context(name: "place") { id: ID! currency: String items: [Item!] }
          type Item @key(fields: "id") { id: ID! label(currency: String @fromContext(field: "$place { currency }")): String }`,
        resolvers: {
          Query: { shops: () => [{ id: 'near', currency: 'VND', items: [{ id: 'i' }] }] },
          Shop: { __resolveReference: ({ id }: Row) => ({ id, currency: 'USD' }) },
          Item: { label: (_: unknown, { currency }: Row) => `in ${String(currency)}` },
        },
      },
      b: {
        sdl: `type Item @key(fields: "id") { id: ID! origin: Shop } type Shop @key(fields: "id", resolvable: false) { id: ID! }`,
        resolvers: { Item: { origin: () => ({ id: 'far' }) } },
      },
      c: {
        sdl: `type Shop @key(fields: "id") { id: ID! exports: [Item!] } type Item @key(fields: "id", resolvable: false) { id: ID! }`,
        resolvers: { Shop: { exports: () => [{ id: 'e' }] } },
      },
    });
    expect(await ask('{ shops { items { label origin { exports { label } } } } }')).toEqual({
      data: { shops: [{ items: [{ label: 'in VND', origin: { exports: [{ label: 'in USD' }] } }] }] },
    });
  });
});

describe('@provides', () => {
  test('spares the way to the owner', async () => {
    const { ask, sent } = federate({
      owner: {
        sdl: 'type Query { x: Int } type Author @key(fields: "id") { id: ID! name: String @shareable age: Int }',
        resolvers: { Author: { age: () => 3 } },
      },
      books: {
        sdl: `type Query { book: Book } type Book { author: Author @provides(fields: "name") } type Author @key(fields: "id") { id: ID! name: String @external }`,
        resolvers: { Query: { book: () => ({ author: { id: '1', name: 'provided' } }) } },
      },
    });
    expect(await ask('{ book { author { name } } }')).toEqual({
      data: { book: { author: { name: 'provided' } } },
    });
    expect(sent.map(({ subgraph }) => subgraph)).toEqual(['books']);
    expect(await ask('{ book { author { name age } } }')).toMatchObject({
      data: { book: { author: { age: 3 } } },
    });
  });
});

describe('@inaccessible', () => {
  const sources = {
    a: {
      sdl: `type Query { item: Item hidden: Int @inaccessible } type Item @key(fields: "secret") { secret: ID! @inaccessible name: String weight: Int @inaccessible }`,
      resolvers: {
        Query: { item: () => ({ secret: 's', name: 'n', weight: 4 }) },
        Item: { __resolveReference: () => ({ secret: 's', weight: 4 }) },
      },
    },
    b: {
      sdl: `type Item @key(fields: "secret") { secret: ID! @inaccessible weight: Int @external cost: Int @requires(fields: "weight") }`,
      resolvers: { Item: { cost: ({ weight }: { weight: number }) => weight * 2 } },
    },
  };

  test('parts serve as keys and inputs', async () => {
    const { ask } = federate(sources);
    expect(await ask('{ item { name cost } }')).toEqual({ data: { item: { name: 'n', cost: 8 } } });
  });

  test('parts cannot be asked for, nor guessed from an error', async () => {
    const { ask } = federate(sources);
    for (const query of ['{ hidden }', '{ item { secret } }', '{ item { weigh } }']) {
      const answer = await ask(query);
      expect(answer).toMatchObject({ errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] });
      expect(answer.errors?.[0]?.message).not.toContain('"weight"');
    }
  });
});

describe('value types and shared roots', () => {
  test('merge field by field, list by list', async () => {
    const { ask } = federate({
      a: {
        sdl: 'type Query { item: Item } type Item @key(fields: "id") { id: ID! parts: [Part!] @shareable } type Part { a: Int @shareable only: Int }',
        resolvers: {
          Query: {
            item: () => ({
              id: '1',
              parts: [
                { a: 1, only: 11 },
                { a: 2, only: 12 },
              ],
            }),
          },
        },
      },
      b: {
        sdl: 'type Item @key(fields: "id") { id: ID! parts: [Part!] @shareable x: Int } type Part { a: Int @shareable b: Int }',
        resolvers: {
          Item: {
            parts: () => [
              { a: 1, b: 21 },
              { a: 2, b: 22 },
            ],
            x: () => 1,
          },
        },
      },
    });
    expect(await ask('{ item { x parts { a b only } } }')).toEqual({
      data: {
        item: {
          x: 1,
          parts: [
            { a: 1, b: 21, only: 11 },
            { a: 2, b: 22, only: 12 },
          ],
        },
      },
    });
  });
});

test('what is not a supergraph is refused with the reasons', () => {
  const client = { send: () => Promise.reject(new Error('never')) };
  const load = (supergraphSdl: string) => () => createEngine({ supergraphSdl, client });
  expect(load('type Query { a: Int }')).toThrow(/core schema/);
  expect(load('{ not a schema')).toThrow(/Syntax Error/);
  expect(
    load(
      'schema @link(url: "https://specs.apollo.dev/link/v1.0") @link(url: "https://specs.apollo.dev/unheard/v9.9", for: SECURITY) { query: Query } type Query { a: Int }',
    ),
  ).toThrow(/supergraph cannot be served/);
});

import { getIntrospectionQuery } from 'graphql';
import { describe, expect, test } from 'vitest';
import { limitDocuments } from '../../gateway/limits/limit-documents.ts';
import { federate } from '../gateway/engine/support/federation.ts';

const SOURCES = {
  one: {
    sdl: `type Query { book: Book }  type Book @key(fields: "id") { id: ID! title(length: Int = 3): String }`,
    resolvers: { Query: { book: () => ({ id: '1', title: 'War' }) } },
  },
  two: { sdl: 'type Book @key(fields: "id") { id: ID! pages: Int }  type Query { two: Int }' },
};

describe('The schema is told', () => {
  const federation = federate(SOURCES);
  const { ask, sent } = federation;

  test('of a type: whether exactly one field of it must be given', async () => {
    const { data } = await ask('{ __type(name: "Book") { name isOneOf } }');
    expect(data).toEqual({ __type: { name: 'Book', isOneOf: null } });
  });

  test.each([
    {},
    { oneOf: true, specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true },
  ])('by the query of graphql-js with %o', async (options) => {
    const { data, errors } = await ask(getIntrospectionQuery(options));
    expect(errors).toBeUndefined();
    expect(JSON.stringify(data)).toContain('"name":"Book"');
  });

  test('beside data, and data beside it', async () => {
    const query = `query Both($n: String!) { b: __type(name: $n) { ...Kind } book { title } ...Rest }
      fragment Rest on Query { __schema { queryType { name } } __typename }
      fragment Kind on __Type { kind isOneOf }`;
    expect(await ask(query, { n: 'Book' })).toEqual({
      data: {
        b: { kind: 'OBJECT', isOneOf: null },
        book: { title: 'War' },
        __schema: { queryType: { name: 'Query' } },
        __typename: 'Query',
      },
    });
  });

  test('and a name that is null is an error at its place', async () => {
    const query =
      'query ($n: String = "Book") { known: __type(name: "Book") { name } __type(name: $n) { name } }';
    const { data, errors } = await ask(query, { n: null });
    expect(data).toEqual({ known: { name: 'Book' }, __type: null });
    expect(errors).toMatchObject([{ path: ['__type'], extensions: { code: 'BAD_USER_INPUT' } }]);
    expect((await ask(query)).data).toMatchObject({ __type: { name: 'Book' } });
  });

  test('and asks no subgraph', async () => {
    sent.length = 0;
    await ask('{ __typename __schema { types { name } } }');
    expect(sent).toEqual([]);
  });

  test('and nothing of it is sent beside data', async () => {
    sent.length = 0;
    await ask('{ __schema { types { name } } book { title } }');
    expect(sent.map(({ query }) => query)).toEqual(['{book{title}}']);
  });
});

describe('What is asked of the schema is bounded', () => {
  const limits = { maxTokens: 2_000, maxDepth: 15, maxFields: 1_000, maxAliases: 50, maxRootFields: 20 };

  test('by what it costs', async () => {
    const { engine } = federate(SOURCES, {
      documentPolicy: limitDocuments(limits),
      costPolicy: { maxCost: 100_000, assumedListSize: 10 },
    });
    const times = (count: number): string =>
      `{ ${Array.from({ length: count }, (_, index) => `a${index}: __schema { types { name } }`).join(' ')} }`;
    const run = (query: string) => engine.execute({ query, context: {} });
    expect(await run(times(5))).toMatchObject({ cost: 100_000, outcome: 'executed', errorCodes: [] });
    expect(await run(times(20))).toMatchObject({ outcome: 'request-error', errorCodes: ['LIMIT_EXCEEDED'] });
  });
});

import { describe, expect, test } from 'vitest';
import { textOf } from '../../../gateway/engine/answer/answer-body.ts';
import { federate } from './support/federation.ts';

const log: string[] = [];

const sources = {
  a: {
    sdl: `type Query { hello: String citizen: Citizen } type Citizen @key(fields: "id") { id: ID! }
      type Mutation { first(n: Int): Int third: Citizen query: Query }`,
    resolvers: {
      Query: { hello: () => 'world' },
      Mutation: {
        first: (_: unknown, { n }: { n: number }) => {
          log.push(`a${n}`);
          return n;
        },
        third: () => ({ id: '1' }),
        query: () => ({}),
      },
    },
  },
  b: {
    sdl: `type Query { other: String } type Mutation { second(n: Int): Int } type Citizen @key(fields: "id") { id: ID! name: String }`,
    resolvers: {
      Query: { other: () => 'b' },
      Mutation: {
        second: async (_: unknown, { n }: { n: number }) => {
          await new Promise(setImmediate);
          log.push(`b${n}`);
          return n;
        },
      },
      Citizen: { name: () => 'An' },
    },
  },
};

describe('a request', () => {
  test.each([
    ['{ hello', undefined, 'GRAPHQL_PARSE_FAILED'],
    ['', undefined, 'GRAPHQL_PARSE_FAILED'],
    ['{ unknown }', undefined, 'GRAPHQL_VALIDATION_FAILED'],
    ['{ hello @unknown }', undefined, 'GRAPHQL_VALIDATION_FAILED'],
    ['{ hello @defer }', undefined, 'GRAPHQL_VALIDATION_FAILED'],
    ['query A { hello } query B { hello }', undefined, 'OPERATION_RESOLUTION_FAILURE'],
    ['query A { hello } query B { hello }', 'C', 'OPERATION_RESOLUTION_FAILURE'],
    ['fragment F on Query { hello }', undefined, 'OPERATION_RESOLUTION_FAILURE'],
    ['query A { hello } query A { hello }', 'A', 'OPERATION_RESOLUTION_FAILURE'],
    ['{ hello } fragment Unused on Query { hello }', undefined, 'GRAPHQL_VALIDATION_FAILED'],
    ['subscription { hello }', undefined, 'GRAPHQL_VALIDATION_FAILED'],
  ])('"%s" (%s) is refused with %s', async (query, operationName, code) => {
    const { engine, sent } = federate(sources);
    const answer = await engine.execute({ query, operationName, context: {} });
    expect(answer).toMatchObject({ outcome: 'request-error', errorCodes: [code] });
    expect(Object.keys(JSON.parse(textOf(answer.body)) as object)).toEqual(['errors']);
    expect(sent).toEqual([]);
  });

  test.each(['mutation { first }', 'mutation { ...F } fragment F on Query { hello }'])(
    '"%s" is refused where the schema has no mutation',
    async (query) => {
      const sdl = 'type Query { hello: String }';
      const { engine, sent } = federate({ a: { sdl, resolvers: {} } });
      const answer = await engine.execute({ query, context: {} });
      expect(answer).toMatchObject({ outcome: 'request-error', errorCodes: ['GRAPHQL_VALIDATION_FAILED'] });
      expect(sent).toEqual([]);
    },
  );

  test('that does not parse is told where', async () => {
    const { ask } = federate(sources);
    expect((await ask('{\n  hello(')).errors?.[0]?.locations).toEqual([{ line: 2, column: 9 }]);
  });

  test('runs the operation it names', async () => {
    const { ask } = federate(sources);
    const query = 'query A { hello } query B { other }';
    expect(await ask(query, {}, { operationName: 'B' })).toEqual({ data: { other: 'b' } });
    expect(await ask(query, {}, { operationName: 'A' })).toEqual({ data: { hello: 'world' } });
  });

  test('by GET cannot change anything', async () => {
    const { engine, sent } = federate(sources);
    const ask = (query: string, operationName?: string) =>
      engine.execute({ query, operationName, context: {}, queriesOnly: true });
    expect(await ask('mutation { first(n: 1) }')).toMatchObject({
      outcome: 'mutation-refused',
      operationKind: 'mutation',
    });
    expect(await ask('query Q { hello } mutation M { first(n: 1) }', 'M')).toMatchObject({
      outcome: 'mutation-refused',
    });
    expect(sent).toEqual([]);
    expect(await ask('query Q { hello } mutation M { first(n: 1) }', 'Q')).toMatchObject({
      outcome: 'executed',
    });
  });
});

describe('mutations', () => {
  test('run one after the other, across subgraphs', async () => {
    const { ask } = federate(sources);
    log.length = 0;
    const query = 'mutation { a: second(n: 1) b: first(n: 2) c: first(n: 3) d: second(n: 4) e: first(n: 5) }';
    expect(await ask(query)).toEqual({ data: { a: 1, b: 2, c: 3, d: 4, e: 5 } });
    expect(log).toEqual(['b1', 'a2', 'a3', 'b4', 'a5']);
  });

  test('are completed by other subgraphs, and may return the query root', async () => {
    const { ask } = federate(sources);
    expect(await ask('mutation { third { id name } query { hello other __typename } }')).toEqual({
      data: { third: { id: '1', name: 'An' }, query: { hello: 'world', other: 'b', __typename: 'Query' } },
    });
  });

  test('tell subgraph clients that they are mutations', async () => {
    const kinds: string[] = [];
    const { ask, intercept } = federate(sources);
    intercept('a', ({ operationKind }) => {
      kinds.push(operationKind);
      return { kind: 'answer', data: { third: { __typename: 'Citizen', id: '1' } }, errors: undefined };
    });
    await ask('mutation { third { name } }');
    expect(kinds).toEqual(['mutation']);
  });
});

describe('introspection', () => {
  test('stands beside data, aliased, with variables, and shows no trace of the plumbing', async () => {
    const { ask } = federate(sources);
    const query = `query($t: String!) { hello here: __typename q: __type(name: $t) { kind name fields { name } } s: __schema { types { name } } }`;
    const { data } = await ask(query, { t: 'Citizen' });
    expect(data).toMatchObject({
      hello: 'world',
      here: 'Query',
      q: { kind: 'OBJECT', name: 'Citizen', fields: [{ name: 'id' }, { name: 'name' }] },
    });
    expect(JSON.stringify(data)).not.toMatch(/join__|link__|_entities|_Any/);
  });

  test('alone asks no subgraph', async () => {
    const { ask, sent } = federate(sources);
    expect(await ask('{ __typename }')).toEqual({ data: { __typename: 'Query' } });
    expect(await ask('{ citizen: __schema { queryType { name } } }')).toEqual({
      data: { citizen: { queryType: { name: 'Query' } } },
    });
    expect(await ask('mutation { __typename }')).toEqual({ data: { __typename: 'Mutation' } });
    expect(sent).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import { federate } from './support/federation.ts';

type Row = Record<string, unknown>;

const echo = (_: unknown, args: Row) => JSON.stringify(args);

const sources = {
  a: {
    sdl: `type Query { echo(text: String = "own", n: Int, list: [ID!], filter: Filter, flag: Boolean, code: Code, rate: Float): String item: Item }
      scalar Code input Filter { text: String codes: [Code!] nested: Filter min: Int! = 1 }
      type Item @key(fields: "id") { id: ID! }`,
    resolvers: { Query: { echo, item: () => ({ id: '1' }) } },
  },
  b: {
    sdl: `type Item @key(fields: "id") { id: ID! echo(text: String = "own", n: Int): String }`,
    resolvers: { Item: { echo } },
  },
};

describe('variables', () => {
  test('are sent as given, and not sent when not given: defaults are the subgraph operation’s', async () => {
    const { ask, sent } = federate(sources);
    const query = 'query($t: String = "client", $n: Int) { echo(text: $t, n: $n) item { echo(text: $t) } }';
    const answered = { echo: '{"text":"client"}', item: { echo: '{"text":"client"}' } };
    expect(await ask(query)).toEqual({ data: answered });
    expect(sent.map(({ variables }) => Object.keys(variables))).toEqual([[], ['representations']]);
    expect(await ask(query, { t: null, n: 2 })).toMatchObject({ data: { echo: '{"text":null,"n":2}' } });
  });

  test('that nothing declares are ignored', async () => {
    const { ask, sent } = federate(sources);
    await ask('query($n: Int) { echo(n: $n) }', { n: 1, other: 'secret' });
    expect(sent[0]?.variables).toEqual({ n: 1 });
  });

  test('may have the names that plans use', async () => {
    const { ask } = federate(sources);
    const query = `query($representations: Int, $contextualArgument_1_0: String, $_literal1: String) {
      echo(n: $representations, text: "x") item { echo(n: $representations, text: $contextualArgument_1_0) } b: echo(text: $_literal1) }`;
    const variables = { representations: 4, contextualArgument_1_0: 'c', _literal1: 'l' };
    expect(await ask(query, variables)).toEqual({
      data: { echo: '{"text":"x","n":4}', item: { echo: '{"text":"c","n":4}' }, b: '{"text":"l"}' },
    });
  });

  test('that do not fit are refused before anything is sent', async () => {
    const { engine, sent } = federate(sources);
    const run = (query: string, variables: Row) => engine.execute({ query, variables, context: {} });
    for (const [query, variables] of [
      ['query($n: Int!) { echo(n: $n) }', {}],
      ['query($n: Int!) { echo(n: $n) }', { n: null }],
      ['query($n: Int) { echo(n: $n) }', { n: 'x' }],
      ['query($n: Int) { echo(n: $n) }', { n: 2 ** 31 }],
      ['query($f: Filter) { echo(filter: $f) }', { f: { unknown: 1 } }],
      ['query($l: [ID!]) { echo(list: $l) }', { l: [null] }],
    ] as const) {
      const answer = await run(query, variables);
      expect(answer).toMatchObject({ outcome: 'request-error', errorCodes: ['BAD_USER_INPUT'] });
      expect(answer.body).not.toContain('"data"');
    }
    expect(sent).toEqual([]);
  });

  test('that do not fit are shown where they stand in the text that was sent, not in one of the same shape', async () => {
    const { ask } = federate(sources);
    await ask('query($n: Int) { echo(n: $n, text: "x") }', { n: 1 });
    const moved = await ask('\n  query($n: Int) { echo(n: $n, text: "y") }', { n: 'x' });
    expect(moved.errors?.[0]?.locations).toEqual([{ line: 2, column: 9 }]);
  });

  test('with the names of what objects inherit are no trouble', async () => {
    const { ask } = federate(sources);
    const query = 'query($constructor: String, $toString: Int) { echo(text: $constructor, n: $toString) }';
    expect(await ask(query)).toEqual({ data: { echo: '{"text":"own"}' } });
    expect(await ask(query, { constructor: 'c' })).toEqual({ data: { echo: '{"text":"c"}' } });
  });
});

describe('literals', () => {
  test('in the text make no new shape: a million IDs are one plan', async () => {
    const { ask, sent } = federate(sources);
    for (const text of ['a', 'b', 'c\\"\\\\']) {
      const { data } = await ask(`{ echo(text: "${text}", n: 1) }`);
      expect(JSON.parse((data as { echo: string }).echo)).toEqual({
        text: JSON.parse(`"${text}"`) as string,
        n: 1,
      });
    }
    expect(new Set(sent.map(({ query }) => query)).size).toBe(1);
  });

  test.each([
    ['echo(text: """block\n  text""")', { text: 'block\ntext' }],
    ['echo(list: [1, "2"])', { list: ['1', '2'] }],
    ['echo(list: "one")', { list: ['one'] }],
    ['echo(list: [])', { text: 'own', list: [] }],
    ['echo(text: null, n: null)', { text: null, n: null }],
    ['echo(flag: true)', { flag: true }],
    ['echo(rate: 1, n: -5)', { rate: 1, n: -5 }],
    ['echo(rate: 1.50e3)', { rate: 1500 }],
    ['echo(code: "02524")', { code: '02524' }],
    ['echo(code: 12345678901234567890)', { code: Number('12345678901234567890') }],
    ['echo(code: {a: [1, {b: "c"}]})', { code: { a: [1, { b: 'c' }] } }],
    [
      'echo(filter: {text: "t", codes: ["1", "2"], nested: {min: 3}})',
      { filter: { text: 't', codes: ['1', '2'], nested: { min: 3 }, min: 1 } },
    ],
  ])('mean as variables what they mean in place: %s', async (field, args) => {
    const { ask } = federate(sources);
    const { data, errors } = await ask(`{ ${field} }`);
    expect(errors).toBeUndefined();
    expect(JSON.parse((data as { echo: string }).echo)).toEqual({ text: 'own', ...args });
  });

  test('of the wrong kind are refused, also in a shape that is known', async () => {
    const { engine } = federate(sources);
    const codeOf = async (query: string) => (await engine.execute({ query, context: {} })).errorCodes;
    expect(await codeOf('{ echo(n: 1) }')).toEqual([]);
    expect(await codeOf('{ echo(n: 2) }')).toEqual([]);
    for (const query of [
      '{ echo(n: "1") }',
      '{ echo(n: 1.0) }',
      '{ echo(n: 3000000000) }',
      '{ echo(text: 1) }',
      '{ echo(filter: {min: null}) }',
    ]) {
      expect(await codeOf(query)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
    }
  });

  test('that are equal keep fields mergeable', async () => {
    const { ask } = federate(sources);
    expect(
      await ask('{ echo(text: "x") echo(text: "x") ...F } fragment F on Query { echo(text: "x") }'),
    ).toEqual({ data: { echo: '{"text":"x"}' } });
  });

  test('mix with variables in one value', async () => {
    const { ask } = federate(sources);
    const query = 'query($t: String) { echo(filter: {text: $t, codes: ["9"], nested: {text: "n"}}) }';
    const { data } = await ask(query, { t: 'v' });
    expect(JSON.parse((data as { echo: string }).echo)).toMatchObject({
      filter: { text: 'v', codes: ['9'], nested: { text: 'n' } },
    });
  });
});

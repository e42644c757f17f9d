import { expect, test } from 'vitest';
import { textOf } from '../../../gateway/engine/answer/answer-body.ts';
import { parseJson } from '../../../platform/json/parse-json.ts';
import { federate } from './support/federation.ts';

const sources = {
  a: {
    sdl: `scalar Long type Query { citizen: Citizen } type Citizen @key(fields: "id") { id: ID! name: String friend: Citizen number: Long }`,
    resolvers: { Query: { citizen: () => ({ id: '1', name: 'An', friend: { id: '2', name: 'Bo' } }) } },
  },
  b: {
    sdl: `type Citizen @key(fields: "id") { id: ID! plate: String twin: Citizen }`,
    resolvers: {
      Citizen: { plate: ({ id }: { id: string }) => `P${id}`, twin: ({ id }: { id: string }) => ({ id }) },
    },
  },
};

const NAMES = [
  '__proto__',
  '__typename',
  'constructor',
  'toString',
  'hasOwnProperty',
  'valueOf',
  '__defineGetter__',
  'then',
  'name',
  'id',
  '_x$',
];

test.each(NAMES.filter((name) => /^\w+$/.test(name)))(
  'the alias %s is a name like any other',
  async (name) => {
    const { engine } = federate(sources);
    const query = `{ citizen { ${name}: plate friend { ${name}: twin { plate } } } ${name}: citizen { x: name } }`;
    const { body } = await engine.execute({ query, context: {} });
    expect(textOf(body)).toBe(
      `{"data":{"citizen":{"${name}":"P1","friend":{"${name}":{"plate":"P2"}}},"${name}":{"x":"An"}}}`,
    );
    expect(({} as Record<string, unknown>)['plate']).toBeUndefined();
  },
);

test('an alias that is absent from the data is missed, not what objects inherit', async () => {
  const { engine, intercept } = federate(sources);
  intercept('a', () => ({ kind: 'answer', data: { citizen: {} }, errors: undefined }));
  const { body } = await engine.execute({
    query: '{ citizen { constructor: name __proto__: friend { id } } }',
    context: {},
  });
  expect(body).toMatch(/"data":{"citizen":{"constructor":null,"__proto__":null}}}$/);
  expect(body).toMatch(/"path":\["citizen","constructor"\].*"path":\["citizen","__proto__"\]/);
});

test('a field under the name of the key does not change who is meant', async () => {
  const { ask } = federate(sources);
  expect(await ask('{ citizen { id: name plate name: id } }')).toEqual({
    data: { citizen: { id: 'An', plate: 'P1', name: '1' } },
  });
});

test('a field under the name of the type does not change what the object is', async () => {
  const { ask } = federate({
    a: {
      sdl: `type Query { any: Any } union Any = Citizen | Firm type Firm { title: String }
        type Citizen @key(fields: "id") { id: ID! name: String }`,
      resolvers: { Query: { any: () => ({ __typename: 'Citizen', id: '1', name: 'Firm' }) } },
    },
    b: sources.b,
  });
  expect(await ask('{ any { ... on Citizen { __typename: name kind: __typename plate } } }')).toEqual({
    data: { any: { __typename: 'Firm', kind: 'Citizen', plate: 'P1' } },
  });
});

test('texts are quoted as JSON wants them', async () => {
  for (const name of ['"\\\n\u0000', '\u2028\u2029', '\ud800 lone', '😀 Đội Cấn', '</script>']) {
    const { ask, intercept } = federate(sources);
    const entity = { __typename: 'Citizen', id: name, name };
    intercept('a', () => ({ kind: 'answer', data: { citizen: entity }, errors: undefined }));
    expect(await ask('{ citizen { name plate } }')).toEqual({
      data: { citizen: { name, plate: `P${name}` } },
    });
  }
});

test('an integer beyond 2^53 leaves as it came', async () => {
  const { engine, intercept } = federate(sources);
  const answer = (text: string) =>
    intercept('a', () => ({
      kind: 'answer',
      data: parseJson(text) as Record<string, unknown>,
      errors: undefined,
    }));
  for (const number of [
    '9007199254740993',
    '-12345678901234567890',
    '[9007199254740993,{"a":9007199254740995}]',
    '1234567890123456',
  ]) {
    answer(`{"citizen":{"__typename":"Citizen","id":"1","number":${number}}}`);
    const { body } = await engine.execute({ query: '{ citizen { number plate } }', context: {} });
    expect(body).toBe(`{"data":{"citizen":{"number":${number},"plate":"P1"}}}`);
  }
});

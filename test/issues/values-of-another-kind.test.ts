import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type FakeFederation, startFakeFederation } from '../support/fake-federation.ts';

let federation: FakeFederation<'things' | 'values'>;

beforeAll(async () => {
  federation = await startFakeFederation({
    things: {
      sdl: `type Query { thing: Thing strict: Thing! things: [Thing] grid: [[Int]] any: Any named: Named text: String number: Int whole: Whole }
        union Any = Thing | Whole
        interface Named { name: String }
        type Whole { n: Int }
        type Thing implements Named @key(fields: "id") { id: ID! name: String inner: Thing }`,
      resolvers: {},
    },
    values: {
      sdl: 'type Thing @key(fields: "id") { id: ID! value: Value values: [Value!] } type Value { v: Int }',
      resolvers: {},
    },
  });
});

afterAll(() => federation.close());

beforeEach(() => federation.subgraphs.values.misbehave());

function answer(subgraph: 'things' | 'values', text: string): void {
  federation.subgraphs[subgraph].misbehave((response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(text),
  );
}

async function nullsAndErrors(query: string): Promise<unknown> {
  const answers = (await federation.everyAnswer(query)) as readonly {
    readonly data: unknown;
    readonly errors?: readonly { readonly path: unknown; readonly extensions: { readonly code: string } }[];
  }[];
  return answers.map(({ data, errors = [] }) => [
    data,
    errors.map(({ path, extensions }) => [path, extensions.code]),
  ]);
}

const FAULT = 'INTERNAL_SERVER_ERROR';

describe('a value of another kind than the schema promises is null, with an error', () => {
  test.each(['[]', '[{"id":"1","name":"x"}]', '[[]]', '"x"', '7', 'true', '12345678901234567890'])(
    'where an object is due, and %s comes',
    async (value) => {
      answer('things', `{"data":{"thing":${value}}}`);
      expect(await nullsAndErrors('{ thing { name } }')).toEqual([[{ thing: null }, [[['thing'], FAULT]]]]);
      expect(await nullsAndErrors('{ thing { __typename } }')).toEqual([
        [{ thing: null }, [[['thing'], FAULT]]],
      ]);
    },
  );

  test.each([
    [
      'an element of a list',
      '{ things { name } }',
      '{"things":[{"name":"a"},[{"name":"b"}]]}',
      { data: { things: [{ name: 'a' }, null] }, path: ['things', 1] },
    ],
    [
      'an object in an object',
      '{ thing { inner { name } } }',
      '{"thing":{"inner":[{"name":"b"}]}}',
      { data: { thing: { inner: null } }, path: ['thing', 'inner'] },
    ],
    [
      'a member of a union',
      '{ any { ... on Whole { n } } }',
      '{"any":[{"__typename":"Whole","n":1}]}',
      { data: { any: null }, path: ['any'] },
    ],
    [
      'an object of an interface',
      '{ named { name } }',
      '{"named":[{"__typename":"Thing","name":"a"}]}',
      { data: { named: null }, path: ['named'] },
    ],
    [
      'a list',
      '{ things { name } }',
      '{"things":{"name":"a"}}',
      { data: { things: null }, path: ['things'] },
    ],
    ['a list in a list', '{ grid }', '{"grid":[[1],2]}', { data: { grid: [[1], null] }, path: ['grid', 1] }],
    [
      'a number in a list',
      '{ grid }',
      '{"grid":[[[1]]]}',
      { data: { grid: [[null]] }, path: ['grid', 0, 0] },
    ],
    ['a text', '{ text }', '{"text":["a"]}', { data: { text: null }, path: ['text'] }],
    ['a whole number', '{ number }', '{"number":{"n":1}}', { data: { number: null }, path: ['number'] }],
    [
      'an object that may not be null',
      '{ strict { name } }',
      '{"strict":[]}',
      { data: null, path: ['strict'] },
    ],
  ])('where %s is due', async (_what, query, received, { data, path }) => {
    answer('things', `{"data":${received}}`);
    expect(await nullsAndErrors(query)).toEqual([[data, [[path, FAULT]]]]);
  });

  test.each([
    ['an object', '{ thing { value { v } } }', '{"value":[{"v":1}]}', 'value'],
    ['a list', '{ thing { values { v } } }', '{"values":{"v":1}}', 'values'],
  ])('where an entity brings another kind than %s', async (_what, query, entity, field) => {
    answer('things', '{"data":{"thing":{"__typename":"Thing","id":"1"}}}');
    answer('values', `{"data":{"_entities":[${entity}]}}`);
    expect(await nullsAndErrors(query)).toEqual([
      [{ thing: { [field]: null } }, [[['thing', field], FAULT]]],
    ]);
  });

  test('and what others add to it is asked of nobody', async () => {
    answer('things', '{"data":{"thing":[{"__typename":"Thing","id":"1"}]}}');
    const asked = federation.subgraphs.values.requests.length;
    expect(await nullsAndErrors('{ thing { value { v } } }')).toEqual([
      [{ thing: null }, [[['thing'], FAULT]]],
    ]);
    expect(federation.subgraphs.values.requests).toHaveLength(asked);
  });
});

describe('a field of which neither data nor errors speak is null, with an error', () => {
  test('in an object, and in an element of a list', async () => {
    answer('things', '{"data":{"thing":{"__typename":"Thing"}}}');
    expect(await nullsAndErrors('{ thing { name } }')).toEqual([
      [{ thing: { name: null } }, [[['thing', 'name'], 'SECTOR_UNAVAILABLE']]],
    ]);
    answer('things', '{"data":{"things":[{"name":"a"},{}]}}');
    expect(await nullsAndErrors('{ things { name } }')).toEqual([
      [{ things: [{ name: 'a' }, { name: null }] }, [[['things', 1, 'name'], 'SECTOR_UNAVAILABLE']]],
    ]);
  });

  test('in an entity, but not in one that the register does not know', async () => {
    answer('things', '{"data":{"thing":{"__typename":"Thing","id":"1"}}}');
    answer('values', '{"data":{"_entities":[{"__typename":"Thing"}]}}');
    expect(await nullsAndErrors('{ thing { value { v } } }')).toEqual([
      [{ thing: { value: null } }, [[['thing', 'value'], 'SECTOR_UNAVAILABLE']]],
    ]);
    answer('values', '{"data":{"_entities":[null]}}');
    expect(await nullsAndErrors('{ thing { value { v } } }')).toEqual([[{ thing: { value: null } }, []]]);
  });
});

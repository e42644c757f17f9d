import { readFileSync } from 'node:fs';
import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectFile } from '../../platform/project-file.ts';
import {
  type FakeSubgraph,
  type Misbehaviour,
  startFakeSubgraph,
  withFederation,
} from '../support/fake-subgraph.ts';
import { composeSupergraph, startGateway, type TestGateway } from '../support/gateway.ts';
import { longestTurn } from '../support/longest-turn.ts';

/** Milliseconds; twice what is promised, for what measuring and the answering subgraph add in this process. */
const BOUND_MS = 100;

const SDL = `
  scalar Json
  input Box { any: Json  boxes: [Box!]  ints: [Int!]  text: String }
  type Query { echo(any: Json, box: Box, boxes: [Box!], ints: [Int], grid: [[Int]], text: String, id: ID): Thing }
  type Thing @key(fields: "id") { id: ID! }`;
const OTHER = `type Thing @key(fields: "id") { id: ID!  said(text: String): String }  type Query { other: Int }`;

let one: FakeSubgraph;
let other: FakeSubgraph;
let gateway: TestGateway;
let registers: TestGateway;
beforeAll(async () => {
  one = await startFakeSubgraph(SDL, {});
  other = await startFakeSubgraph(OTHER, {});
  const supergraph = composeSupergraph([
    { name: 'one', url: one.url, sdl: withFederation(SDL) },
    { name: 'other', url: other.url, sdl: withFederation(OTHER) },
  ]);
  gateway = await startGateway({ supergraph, environment: { LOG_LEVEL: 'silent' } });
  registers = await startGateway({
    supergraph: readFileSync(projectFile('supergraph.graphql'), 'utf8'),
    environment: { LOG_LEVEL: 'silent' },
  });
  one.misbehave(answering({ ...THINGS, echo: { __typename: 'Thing', id: '1' } }));
  other.misbehave(answering({ _entities: [{ said: null }] }));
});
afterAll(async () => {
  await Promise.all([gateway.close(), registers.close()]);
  await Promise.all([one.close(), other.close()]);
});

/** What twenty aliases ask for. */
const THINGS = Object.fromEntries(
  Array.from({ length: 20 }, (_, index) => [`a${index}`, { __typename: 'Thing', id: `${index}` }]),
);

/** Without reading what was asked: it is the gateway that is measured. */
function answering(data: object): Misbehaviour {
  const body = JSON.stringify({ data });
  return (response) => response.setHeader('content-type', 'application/json').end(body);
}

const times = (count: number, make: (index: number) => string, separator = ','): string =>
  Array.from({ length: count }, (_, index) => make(index)).join(separator);

/** The body of a request with one variable of a type, whose value is JSON. */
const withValue = (type: string, argument: string, value: string): string =>
  `{"query":"query ($v: ${type}) { echo(${argument}: $v) { id } }","variables":{"v":${value}}}`;
const withText = (query: string): string => JSON.stringify({ query });

const LARGE = '9007199254740993';
/** Within the limit on values, whatever is around them. */
const MANY = 9_900;
const MEGABYTE = 1_000_000;

const REQUESTS: readonly (readonly [string, string])[] = [
  ['a list of numbers', withValue('[Int]', 'ints', `[${times(MANY, String)}]`)],
  ['a list of lists', withValue('[[Int]]', 'grid', `[${times(MANY / 2, () => '[]')}]`)],
  ['a list of objects', withValue('[Box!]', 'boxes', `[${times(MANY / 2, () => '{}')}]`)],
  ['numbers that no double holds', withValue('Json', 'any', `[${times(MANY, () => LARGE)}]`)],
  ['an object of fields that there are not', withValue('Box', 'box', `{${times(MANY, (i) => `"k${i}":1`)}}`)],
  ['an object for a number', withValue('[Int]', 'ints', `{${times(MANY, (i) => `"k${i}":1`)}}`)],
  ['a list of wrong kinds', withValue('[Int]', 'ints', `[${times(MANY, () => '"x"')}]`)],
  [
    'wrong kinds beside a large text',
    withValue('[Box!]', 'boxes', `[${times(99, () => '{"a":1}')},{"text":"${'x'.repeat(900_000)}","b":1}]`),
  ],
  [
    'variables that nobody declared',
    `{"query":"{ echo { id } }","variables":{${times(MANY, (index) => `"${index * 131_072}":${index}`)}}}`,
  ],
  ['a number of a megabyte', withValue('Json', 'any', `1${'0'.repeat(MEGABYTE)}1`)],
  ['a text of a megabyte', withValue('String', 'text', `"${'\\n'.repeat(MEGABYTE / 2)}"`)],
  [
    'a text of a megabyte that twenty fields are given',
    JSON.stringify({
      query: `query ($v: String) { ${times(20, (index) => `a${index}: echo(id: ${index}) { said(text: $v) }`, ' ')} }`,
      variables: { v: '"\n'.repeat(MEGABYTE / 5) },
    }),
  ],
  ['more values than are accepted', withValue('[Int]', 'ints', `[${times(MEGABYTE / 2, () => '1')}]`)],
  [
    'more levels than are accepted',
    withValue('Json', 'any', '['.repeat(MEGABYTE / 2) + ']'.repeat(MEGABYTE / 2)),
  ],
  ['a document of lines', withText(`{ echo(text: """${'\n'.repeat(99_000)}""") { id } }`)],
  ['a document of comments', withText(`${'#\n'.repeat(49_000)}{ echo { id } }`)],
  ['a document that ends in a fault', withText(`${'#\n'.repeat(49_000)}{ echo ! }`)],
  ['a document that is too long', withText(`{ echo(text: """${'\n'.repeat(MEGABYTE)}""") { id } }`)],
  ['a document of one long name', withText(`{ ${'a'.repeat(99_000)} }`)],
  ['a document of fields', withText(`{ echo { ${times(950, () => 'id', ' ')} } }`)],
  [
    'a document of fragments',
    withText(
      `{ ...F0 } ${times(150, (i) => `fragment F${i} on Query { echo { id } ...F${i + 1} }`, ' ')} fragment F150 on Query { echo { id } }`,
    ),
  ],
  [
    'a document of variables',
    withText(
      `query (${times(390, (i) => `$${'_'.repeat(i % 200)}representations${i}: Int`, ' ')}) { echo { id } }`,
    ),
  ],
];

describe('No request holds the event loop for longer than is promised', () => {
  test.each(REQUESTS)('%s', async (_, body) => {
    expect(await longestTurn(() => post(gateway, body))).toBeLessThan(BOUND_MS);
  });

  const schema = (count: number): string =>
    `{ ${times(count, (index) => `a${index}: __schema { types { fields { name args { name type { name } } } } }`, ' ')} }`;

  test.each([
    ['the whole schema', withText(getIntrospectionQuery())],
    ['the whole schema, once more', withText(getIntrospectionQuery())],
    ['the schema five times', withText(schema(5))],
    ['the schema twenty times', withText(schema(20))],
    [
      'the schema beside data',
      withText(
        `{ __typename ...F citizen(id: "008090990001") { id } } fragment F on Query { ${schema(5).slice(1)}`,
      ),
    ],
  ])('%s', async (_, body) => {
    expect(await longestTurn(() => post(registers, body))).toBeLessThan(BOUND_MS);
  });
});

async function post({ url }: TestGateway, body: string): Promise<string> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  return response.text();
}

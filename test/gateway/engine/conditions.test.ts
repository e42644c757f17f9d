import { expect, test } from 'vitest';
import { federate } from './support/federation.ts';

const sources = {
  population: {
    sdl: `type Query { citizen: Citizen nobody: Citizen } type Citizen @key(fields: "id") { id: ID! name: String! }`,
    resolvers: { Query: { citizen: () => ({ id: '1', name: 'An' }), nobody: () => null } },
  },
  vehicles: {
    sdl: `type Citizen @key(fields: "id") { id: ID! plates: [String!] licence: String }`,
    resolvers: { Citizen: { plates: () => ['P1'], licence: () => 'B' } },
  },
};

const citizen = (fields: unknown) => ({ data: { citizen: fields } });

test('what is skipped is neither fetched nor answered', async () => {
  const { ask, sent } = federate(sources);
  const query = 'query($p: Boolean!) { citizen { name plates @include(if: $p) licence @skip(if: $p) } }';
  expect(await ask(query, { p: true })).toEqual(citizen({ name: 'An', plates: ['P1'] }));
  expect(sent.at(-1)?.query).not.toContain('licence');
  expect(await ask(query, { p: false })).toEqual(citizen({ name: 'An', licence: 'B' }));
});

test('a register whose every field is skipped is not asked', async () => {
  const { ask, sent } = federate(sources);
  const query = 'query($p: Boolean = false) { citizen { name ... @include(if: $p) { plates } } }';
  expect(await ask(query)).toEqual(citizen({ name: 'An' }));
  expect(sent).toHaveLength(1);
  expect(await ask(query, { p: true })).toEqual(citizen({ name: 'An', plates: ['P1'] }));
});

test.each([
  ['{ citizen { name @skip(if: true) } nobody { name @include(if: false) } }', { citizen: {}, nobody: null }],
  [
    'query($x: Boolean = true) { citizen { name @skip(if: $x) ... @skip(if: $x) { licence } } }',
    { citizen: {} },
  ],
  ['query($x: Boolean = true) { citizen { name @skip(if: $x) @include(if: $x) } }', { citizen: {} }],
  ['{ citizen @skip(if: true) { name } }', {}],
  ['{ citizen @include(if: true) { name @skip(if: false) } }', { citizen: { name: 'An' } }],
  [
    '{ citizen { ...F @skip(if: true) ...F @include(if: true) } } fragment F on Citizen { name }',
    { citizen: { name: 'An' } },
  ],
  ['{ citizen { name @skip(if: true) name } }', { citizen: { name: 'An' } }],
  ['{ citizen { ...F } } fragment F on Citizen { name @include(if: false) }', { citizen: {} }],
])('%s', async (query, data) => {
  const { ask } = federate(sources);
  expect(await ask(query)).toEqual({ data });
});

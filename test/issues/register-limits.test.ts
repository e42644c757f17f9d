import { afterAll, beforeAll, expect, test } from 'vitest';
import { vehicles } from '../../subgraphs/vehicles/subgraph.ts';
import { codeIn, messageIn, send } from '../support/http.ts';
import { startSubgraph, type SubgraphUnderTest } from '../support/subgraph.ts';

let register: SubgraphUnderTest;
beforeAll(async () => {
  register = await startSubgraph(vehicles);
});
afterAll(() => register.close());

async function ask(query: string, variables: object = {}, operationName?: string) {
  const { status, body } = await send(register.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: JSON.stringify({ query, variables, operationName }),
  });
  return { status, code: codeIn(body), message: messageIn(body) };
}

const ENTITIES =
  'query ($representations: [_Any!]!) { _entities(representations: $representations) { __typename } }';
const citizens = (count: number) =>
  Array.from({ length: count }, () => ({ __typename: 'Citizen', id: '008090990001' }));
const nested = (levels: number): string => `${'['.repeat(levels)}1${']'.repeat(levels)}`;

test.each([
  ['levels of literals', `{ vehicleLookup(plate: ${nested(2_000)}) { state } }`],
  ['levels of selections', `${'{ a '.repeat(2_000)}${'}'.repeat(2_000)}`],
  ['levels of fields', `{ a ${'{ a '.repeat(30)}${'}'.repeat(30)} }`],
  ['fields', `{ a { ${'id '.repeat(3_001)} } }`],
  ['fields of fragments', `{ a { ...F } } ${doubled('F', 14)}`],
  ['aliases', `{ a { ${Array.from({ length: 301 }, (_, index) => `a${index}: id`).join(' ')} } }`],
  ['root fields', `{ ${'__typename '.repeat(51)} }`],
  ['tokens', `{ ${'a,'.repeat(10_001)} }`],
])('too many %s are refused before anything is done for them', async (_, query) => {
  expect(await ask(query)).toMatchObject({ status: 400, code: 'LIMIT_EXCEEDED' });
});

/** Fragments that use each other twice: 2^levels fields. */
function doubled(name: string, levels: number): string {
  const fragments = Array.from({ length: levels }, (_, level) => {
    const next = `...${name}${level + 1}`;
    return `fragment ${name}${level === 0 ? '' : level} on X { ${next} ${next} }`;
  });
  return `${fragments.join(' ')} fragment ${name}${levels} on X { a }`;
}

test('20,000 entities may be asked for at once, and no more', async () => {
  expect(await ask(ENTITIES, { representations: citizens(20_000) })).toMatchObject({
    status: 200,
    code: undefined,
  });
  expect(await ask(ENTITIES, { representations: citizens(20_001) })).toMatchObject({
    status: 400,
    code: 'LIMIT_EXCEEDED',
    message: expect.stringContaining('20000'),
  });
});

test('many entities are read a thousand at a time, so that others are answered in between', async () => {
  const representations: object[] = Array.from({ length: 2_500 }, (_, index) => ({
    __typename: 'Citizen',
    id: `0080900${String(10_000 + index)}`,
  }));
  representations[2_400] = { __typename: 'Citizen' };
  register.statements.length = 0;
  const { data, errors } = await register.execute(
    'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Citizen { vehicles { state } } } }',
    { representations },
  );
  const entities = data?.['_entities'] as unknown as readonly unknown[];
  expect(entities).toHaveLength(2_500);
  expect(entities[2_400]).toBeNull();
  expect(entities.filter((entity) => entity !== null)).toHaveLength(2_499);
  expect(errors?.map(({ path }) => path)).toEqual([['_entities', 2_400]]);
  const [first, ...others] = register.statements;
  expect(others).toEqual([first, first]);
});

test.each([
  ['{ a(', {}, 'GRAPHQL_PARSE_FAILED'],
  ['{ nothing }', {}, 'GRAPHQL_VALIDATION_FAILED'],
  ['{ __typename } query A { __typename }', {}, 'GRAPHQL_VALIDATION_FAILED'],
  ['query A { __typename } query B { __typename }', {}, 'OPERATION_RESOLUTION_FAILURE'],
  ['mutation { __typename }', {}, 'OPERATION_RESOLUTION_FAILURE'],
  [ENTITIES, {}, 'BAD_USER_INPUT'],
  [ENTITIES, { representations: null }, 'BAD_USER_INPUT'],
])('%s with %j is refused as what it is: %s', async (query, variables, code) => {
  expect(await ask(query, variables)).toMatchObject({ status: 400, code });
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { startShops, type Shops } from '../support/shops.ts';

let shops: Shops;
beforeAll(async () => {
  shops = await startShops();
});
afterAll(() => shops.close());

async function errorsOf(query: string, variables?: object) {
  const { errors = [] } = await shops.gateway.query(query, variables);
  return errors.map(({ message, extensions }) => [extensions?.['code'], message]);
}

const TOO_OFTEN =
  'The operation selects the same field, or uses fragments, too often in one place for all to be compared with each other.';

test('a field selected more often than validation can compare is too much, not invalid', async () => {
  expect(await errorsOf(`{ product(upc: "1") { ${'upc '.repeat(900)} } }`)).toEqual([
    ['LIMIT_EXCEEDED', TOO_OFTEN],
  ]);
  expect(await errorsOf(`{ product(upc: "1") { ${'upc '.repeat(600)} } }`)).toEqual([]);
});

test('what is invalid beside it is told with it', async () => {
  expect(await errorsOf(`{ nothing product(upc: "1") { ${'upc '.repeat(900)} } }`)).toEqual([
    ['GRAPHQL_VALIDATION_FAILED', 'Cannot query field "nothing" on type "Query".'],
    ['LIMIT_EXCEEDED', TOO_OFTEN],
  ]);
});

test('the schema asked for too deeply is too much, not invalid', async () => {
  const query = '{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }';
  expect(await errorsOf(query)).toEqual([
    [
      'LIMIT_EXCEEDED',
      'The schema is asked for with lists (fields, interfaces, possibleTypes, inputFields) nested more than 2 levels deep.',
    ],
  ]);
});

const NOT_ALL = 'There are further faults that are not told; correct these first.';

test('of very many faults it is said that not all are told', async () => {
  const errors = await errorsOf(`{ product(upc: "1") { ${'nothing '.repeat(200)} } }`);
  expect(errors.length).toBe(101);
  expect(errors.at(-1)).toEqual(['GRAPHQL_VALIDATION_FAILED', NOT_ALL]);
  const names = Array.from({ length: 100 }, (_, index) => `v${index}`);
  const wrong = await errorsOf(
    `query (${names.map((name) => `$${name}: Int!`).join(' ')}) { greeting }`,
    Object.fromEntries(names.map((name) => [name, 'x'])),
  );
  expect(wrong.at(-1)?.[1]).not.toMatch(/aborted/);
});

test('numbers beyond a million are not told digit by digit', async () => {
  const chain = Array.from({ length: 150 }, (_, index) => {
    const next = index < 149 ? `...F${index + 1} ...F${index + 1}` : 'greeting';
    return `fragment F${index} on Query { ${next} }`;
  });
  expect(await errorsOf(`{ ...F0 } ${chain.join(' ')}`)).toEqual([
    ['LIMIT_EXCEEDED', 'The operation has more than 1000000 root fields; at most 20 are accepted.'],
  ]);
});

import { expect, test } from 'vitest';
import { federate } from './support/federation.ts';

/** A subgraph that answers what the test says, as a lying one would. */
async function answer(sdl: string, query: string, data: unknown) {
  const { ask, intercept } = federate({ a: { sdl } });
  intercept('a', () => ({ kind: 'answer', data: data as Record<string, unknown>, errors: undefined }));
  return ask(query);
}

const lists = `type Query { open: [Item] items: [Item!] all: [Item!]! deep: [[Item!]] item: Item one: Item! }
  type Item { id: ID! name: String size: Int inner: Item tags: [String!] kind: Kind }
  enum Kind { A B HIDDEN @inaccessible }`;

test('a null element takes its list along exactly as far as the types say', async () => {
  const element = { id: null };
  expect(await answer(lists, '{ open { id } }', { open: [{ id: 1 }, element] })).toMatchObject({
    data: { open: [{ id: 1 }, null] },
    errors: [{ path: ['open', 1, 'id'] }],
  });
  expect(await answer(lists, '{ items { id } }', { items: [{ id: 1 }, element] })).toMatchObject({
    data: { items: null },
    errors: [{ path: ['items', 1, 'id'] }],
  });
  expect(await answer(lists, '{ all { id } }', { all: [element, element] })).toMatchObject({
    data: null,
    errors: [{ path: ['all', 0, 'id'] }],
  });
  expect(await answer(lists, '{ deep { id } }', { deep: [[{ id: 1 }], [null]] })).toMatchObject({
    data: { deep: [[{ id: 1 }], null] },
    errors: [{ path: ['deep', 1, 0] }],
  });
});

test('a value that is missing counts as null, and is missed where it was due', async () => {
  expect(await answer(lists, '{ item { id name } }', { item: {} })).toMatchObject({
    data: { item: null },
    errors: [{ path: ['item', 'id'], extensions: { code: 'SECTOR_UNAVAILABLE', reason: 'bad-answer' } }],
  });
});

test.each([
  ['an object for a list', '{ open { id } }', { open: {} }, ['open']],
  ['a list for an object', '{ item { id } }', { item: [] }, ['item']],
  ['text for an object', '{ item { id } }', { item: 'x' }, ['item']],
  ['text for a number', '{ item { id size } }', { item: { id: '1', size: '3' } }, ['item', 'size']],
  ['a fraction for an Int', '{ item { size } }', { item: { size: 1.5 } }, ['item', 'size']],
  ['an Int of 33 bits', '{ item { size } }', { item: { size: 2 ** 32 } }, ['item', 'size']],
  ['a number for text', '{ item { name } }', { item: { name: 3 } }, ['item', 'name']],
  ['an unknown enum value', '{ item { kind } }', { item: { kind: 'C' } }, ['item', 'kind']],
  ['a hidden enum value', '{ item { kind } }', { item: { kind: 'HIDDEN' } }, ['item', 'kind']],
])('%s is null with an error that does not repeat it', async (_name, query, data, path) => {
  const answered = await answer(lists, query, data);
  expect(valueAt(answered.data, path)).toBeNull();
  expect(answered.errors).toHaveLength(1);
  expect(answered.errors?.[0]).toMatchObject({ path });
  expect(answered.errors?.[0]?.message).not.toContain('HIDDEN');
});

function valueAt(data: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, step) => (value as Record<string, unknown>)[step], data);
}

test('an answer without anything unusual is not touched', async () => {
  const item = { id: '1', name: '', size: 0, inner: { id: '2' }, tags: [], kind: 'A' };
  expect(await answer(lists, '{ item { id name size inner { id } tags kind } }', { item })).toEqual({
    data: { item },
  });
});

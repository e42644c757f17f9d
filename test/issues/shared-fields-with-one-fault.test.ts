import { describe, expect, test } from 'vitest';
import { federate, type Federation } from '../gateway/engine/support/federation.ts';

const boom = (): never => {
  throw new Error('boom');
};
const part = (field: string, value: string, item?: () => never) => ({
  sdl: `type Query { item: Item @shareable items: [Item!] @shareable }
    type Item { id: ID! @shareable ${field}: Part list${field}: [Part!] } type Part @shareable { text: String }`,
  resolvers: {
    Query: {
      item: item ?? (() => ({ [field]: { text: value }, [`list${field}`]: [] })),
      items: () => [1, 2].map((id) => ({ [field]: { text: `${value}${id}` } })),
    },
  },
});
const SOURCES = { left: part('a', 'left'), middle: part('b', 'middle'), right: part('c', 'right') };

const paths = (errors: Awaited<ReturnType<Federation['ask']>>['errors']) =>
  errors?.map(({ path, extensions }) => `${String(extensions['service'])} ${path?.join('.')}`).toSorted();

describe('a field that several subgraphs share', () => {
  test.each([
    ['left', 'a'],
    ['middle', 'b'],
    ['right', 'c'],
  ])('keeps what the others say when %s throws', async (name, field) => {
    const { ask } = federate({ ...SOURCES, [name]: part(field, name, boom) });
    const { data, errors } = await ask('{ item { a { text } b { text } c { text } } }');
    const whole = { a: { text: 'left' }, b: { text: 'middle' }, c: { text: 'right' } };
    expect(data).toEqual({ item: { ...whole, [field]: null } });
    expect(paths(errors)).toEqual([`${name} item.${field}`]);
  });

  test('keeps what the others say when one is dead, each leaf blamed on whom it was asked of', async () => {
    const { ask, intercept } = federate(SOURCES);
    for (const name of ['middle', 'right'])
      intercept(name, () => ({ kind: 'failure', failure: 'timeout', detail: '' }));
    const { data, errors } = await ask('{ item { a { text } b { text } c { text } listc { text } } }');
    expect(data).toEqual({ item: { a: { text: 'left' }, b: null, c: null, listc: null } });
    expect(paths(errors)).toEqual(['middle item.b', 'right item.c', 'right item.listc']);
  });

  test('tells an error in each element of a list that another subgraph has brought', async () => {
    const { ask, intercept } = federate(SOURCES);
    intercept('right', () => ({ kind: 'failure', failure: 'unreachable', detail: '' }));
    const { data, errors } = await ask('{ items { a { text } c { text } } }');
    expect(data).toEqual({
      items: [
        { a: { text: 'left1' }, c: null },
        { a: { text: 'left2' }, c: null },
      ],
    });
    expect(paths(errors)).toEqual(['right items.0.c', 'right items.1.c']);
  });

  test('is null with the error of each when all of them fail', async () => {
    const { ask, intercept } = federate(SOURCES);
    for (const name of ['left', 'right'])
      intercept(name, () => ({ kind: 'failure', failure: 'unreachable', detail: '' }));
    const { data, errors } = await ask('{ item { a { text } c { text } } }');
    expect(data).toEqual({ item: null });
    expect(paths(errors)).toEqual(['left item', 'right item']);
  });

  test('has an error at all that is missing where a subgraph blames one leaf and brings nothing', async () => {
    const { ask, intercept } = federate(SOURCES);
    intercept('right', () => ({
      kind: 'answer',
      data: { item: null },
      errors: [{ message: 'no part', path: ['item', 'c'] }],
    }));
    const { data, errors } = await ask('{ item { a { text } c { text } listc { text } } }');
    expect(data).toEqual({ item: { a: { text: 'left' }, c: null, listc: null } });
    expect(paths(errors)).toEqual(['right item.c', 'right item.listc']);
  });

  test('keeps what the others say below an entity, too', async () => {
    const profile = (field: string, resolve: () => unknown) => ({
      sdl: `type User @key(fields: "id") { id: ID! profile: Profile @shareable } type Profile { ${field}: String }`,
      resolvers: { User: { profile: resolve } },
    });
    const { ask } = federate({
      users: {
        sdl: 'type Query { users: [User!] } type User @key(fields: "id") { id: ID! }',
        resolvers: { Query: { users: () => [{ id: '1' }, { id: '2' }] } },
      },
      names: profile('name', () => ({ name: 'N' })),
      photos: profile('photo', boom),
    });
    const { data, errors } = await ask('{ users { profile { name photo } } }');
    const user = { profile: { name: 'N', photo: null } };
    expect(data).toEqual({ users: [user, user] });
    expect(paths(errors)).toEqual(['photos users.0.profile.photo', 'photos users.1.profile.photo']);
  });
});

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

describe('two registers that give parts of one value', () => {
  const half = (field: string, own: string) => ({
    sdl: `type Query { wrap: Wrap @shareable item: Item @shareable items: [Item] @shareable ${own} }
      type Wrap @shareable { ${field}: String item: Item items: [Item] }
      type Item @shareable { ${field}: String in: In } type In @shareable { ${field === 'one' ? 'p' : 'q'}: String }
      type Ent @key(fields: "id") { id: ID! in: In @shareable ins: [In] @shareable }`,
  });
  const sources = { one: half('one', 'ent: Ent'), two: half('two', '') };

  async function answered(query: string, one: object, two: object) {
    const { ask, intercept } = federate(sources);
    const data = { one, two };
    const answers: { data?: unknown; errors: unknown }[] = [];
    for (const later of ['one', 'two'] as const) {
      for (const name of ['one', 'two'] as const)
        intercept(name, async () => {
          for (let turn = 0; name === later && turn < 9; turn += 1) await Promise.resolve();
          return {
            kind: 'answer',
            data: structuredClone(data[name]) as Record<string, unknown>,
            errors: undefined,
          };
        });
      const answer = await ask(query);
      answers.push({ data: answer.data, errors: paths(answer.errors) });
    }
    expect(answers[1]).toEqual(answers[0]);
    return [answers[0]?.data, answers[0]?.errors];
  }

  const both = { in: { p: 'p' } };
  test.each([
    [
      '{ item { one two } }',
      { item: [{ one: '1' }] },
      { item: { two: '2' } },
      { item: { one: null, two: '2' } },
      ['one item.one'],
    ],
    [
      '{ item { one two } }',
      { item: 'x' },
      { item: { two: '2' } },
      { item: { one: null, two: '2' } },
      ['one item.one'],
    ],
    [
      '{ item { one two } }',
      { item: { one: '1' } },
      { item: [] },
      { item: { one: '1', two: null } },
      ['two item.two'],
    ],
    [
      '{ item { in { p q } } }',
      { item: both },
      { item: { in: 7 } },
      { item: { in: { p: 'p', q: null } } },
      ['two item.in.q'],
    ],
    [
      '{ item { in { p q } } }',
      { item: { in: ['x'] } },
      { item: { in: { q: 'q' } } },
      { item: { in: { p: null, q: 'q' } } },
      ['one item.in.p'],
    ],
    [
      '{ items { one two } }',
      { items: { one: '1' } },
      { items: [{ two: '2' }] },
      { items: [{ one: null, two: '2' }] },
      ['one items.0.one'],
    ],
    [
      '{ items { one two } }',
      { items: ['x', { one: 'B' }] },
      { items: [{ two: '1' }, { two: '2' }] },
      {
        items: [
          { one: null, two: '1' },
          { one: 'B', two: '2' },
        ],
      },
      ['one items.0.one'],
    ],
    ['{ item { one two } }', { item: 'x' }, { item: null }, { item: null }, ['undefined item']],
    [
      '{ item { one two } }',
      { item: null },
      { item: { two: '2' } },
      { item: { one: null, two: '2' } },
      ['one item.one'],
    ],
    [
      '{ item { one two } }',
      { item: {} },
      { item: { two: '2' } },
      { item: { one: null, two: '2' } },
      ['one item.one'],
    ],
  ])(
    '%s of %j and %j: what one gives wrongly costs what it was to give',
    async (query, one, two, ...expected) => {
      expect(await answered(query, one, two)).toEqual(expected);
    },
  );

  test.each([
    [
      [{ one: 'A' }, { one: 'B' }],
      [{ two: '2' }],
      [
        { one: 'A', two: null },
        { one: 'B', two: null },
      ],
      ['two items.0.two', 'two items.1.two'],
    ],
    [
      [{ one: 'A' }],
      [{ two: '1' }, { two: '2' }],
      [
        { one: null, two: '1' },
        { one: null, two: '2' },
      ],
      ['one items.0.one', 'one items.1.one'],
    ],
    [[{ one: 'A' }], [], [{ one: 'A', two: null }], ['two items.0.two']],
  ])(
    'lists %j and %j: the longer one stays, and nothing is guessed of the other',
    async (one, two, items, errors) => {
      expect(await answered('{ items { one two } }', { items: one }, { items: two })).toEqual([
        { items },
        errors,
      ]);
    },
  );

  test.each([
    ['{ ent { in { p q } } }', { in: [] }, { in: { q: 'q' } }, { in: { p: null, q: 'q' } }, ['one ent.in.p']],
    [
      '{ ent { in { p q } } }',
      { in: { p: 'p' } },
      { in: 'x' },
      { in: { p: 'p', q: null } },
      ['two ent.in.q'],
    ],
    [
      '{ ent { ins { p q } } }',
      { ins: [{ p: '1' }, { p: '2' }] },
      { ins: [{ q: '1' }] },
      {
        ins: [
          { p: '1', q: null },
          { p: '2', q: null },
        ],
      },
      ['two ent.ins.0.q', 'two ent.ins.1.q'],
    ],
  ])('%s of %j and, by an entity, %j', async (query, one, two, ...[ent, errors]) => {
    const answer = await answered(
      query,
      { ent: { __typename: 'Ent', id: '1', ...one } },
      { _entities: [two] },
    );
    expect(answer).toEqual([{ ent }, errors]);
  });

  test('an error is told where its register was to bring something at its own path', async () => {
    const { ask, intercept } = federate(sources);
    const wrap = { one: '1', item: { one: '1' }, items: [{ one: '1' }] };
    intercept('one', () => ({ kind: 'answer', data: { wrap }, errors: undefined }));
    intercept('two', () => ({
      kind: 'answer',
      data: { wrap: { item: null, items: null } },
      errors: ['item', 'items'].map((name) => ({
        message: name,
        path: ['wrap', name],
        extensions: { code: 'NOT_FOUND' },
      })),
    }));
    const { errors } = await ask('{ wrap { one item { one two } items { two one } } }');
    expect(errors?.map(({ message, path }) => `${message} ${path?.join('.')}`).toSorted()).toEqual([
      'item wrap.item.two',
      'items wrap.items.0.two',
    ]);
  });
});

import { describe, expect, test } from 'vitest';
import { federate } from './support/federation.ts';

interface Key {
  id: string;
}

const owners: Record<string, string | null> = { a: '1', b: '1', c: '2', d: null };

const registers = {
  population: {
    sdl: `type Query { citizen(id: ID!): Citizen citizens: [Citizen] rows: [[Citizen]] }
      type Citizen @key(fields: "id") { id: ID! name: String! twin: Citizen }`,
    resolvers: {
      Query: {
        citizen: (_: unknown, { id }: Key) => ({ id }),
        citizens: () => [{ id: '1' }, null, { id: '2' }, { id: '1' }],
        rows: () => [[{ id: '1' }, null], null, [{ id: '2' }]],
      },
      Citizen: {
        __resolveReference: ({ id }: Key) => (id === 'unknown' ? null : { id }),
        name: ({ id }: Key) => `Name ${id}`,
        twin: ({ id }: Key) => ({ id }),
      },
    },
  },
  vehicles: {
    sdl: `type Query { vehicles: [Vehicle!]! }
      type Citizen @key(fields: "id") { id: ID! plates: [String!] }
      type Vehicle { plate: String! owner: Citizen }`,
    resolvers: {
      Query: { vehicles: () => Object.keys(owners).map((plate) => ({ plate })) },
      Citizen: {
        __resolveReference: ({ id }: Key) => (id === '2' ? null : { id }),
        plates: ({ id }: Key) => [`P${id}`],
      },
      Vehicle: { owner: ({ plate }: { plate: string }) => owners[plate] && { id: owners[plate] } },
    },
  },
};

describe('entities', () => {
  test('each is sent once, however many places it has', async () => {
    const { ask, sent } = federate(registers);
    const { data } = await ask('{ vehicles { owner { name } } }');
    expect(data).toEqual({
      vehicles: [
        { owner: { name: 'Name 1' } },
        { owner: { name: 'Name 1' } },
        { owner: { name: 'Name 2' } },
        { owner: null },
      ],
    });
    expect(sent[1]?.variables).toEqual({
      representations: [
        { __typename: 'Citizen', id: '1' },
        { __typename: 'Citizen', id: '2' },
      ],
    });
  });

  test('nothing is sent when there is none', async () => {
    const { ask, sent, intercept } = federate(registers);
    intercept('vehicles', () => ({ kind: 'answer', data: { vehicles: [] }, errors: undefined }));
    expect(await ask('{ vehicles { owner { name } } }')).toEqual({ data: { vehicles: [] } });
    expect(sent).toHaveLength(1);
  });

  test('one unknown to a subgraph has null there, and no error', async () => {
    const { ask } = federate(registers);
    expect(await ask('{ citizens { id plates } }')).toEqual({
      data: {
        citizens: [{ id: '1', plates: ['P1'] }, null, { id: '2', plates: null }, { id: '1', plates: ['P1'] }],
      },
    });
  });

  test('lists of lists keep their form', async () => {
    const { ask } = federate(registers);
    expect(await ask('{ rows { plates } }')).toEqual({
      data: { rows: [[{ plates: ['P1'] }, null], null, [{ plates: null }]] },
    });
  });

  test('one at several paths is filled at each with what was asked there', async () => {
    const { ask } = federate(registers);
    const query =
      '{ a: citizen(id: "1") { plates } b: citizen(id: "1") { p: plates twin { twin { plates } } } }';
    expect(await ask(query)).toEqual({
      data: { a: { plates: ['P1'] }, b: { p: ['P1'], twin: { twin: { plates: ['P1'] } } } },
    });
  });

  test('an alias on the key, or another field under the name of the key, does not disturb the join', async () => {
    const { ask } = federate(registers);
    expect(await ask('{ citizen(id: "1") { number: id plates __typename kind: __typename } }')).toEqual({
      data: { citizen: { number: '1', plates: ['P1'], __typename: 'Citizen', kind: 'Citizen' } },
    });
    expect(await ask('{ citizen(id: "1") { id: name plates } }')).toEqual({
      data: { citizen: { id: 'Name 1', plates: ['P1'] } },
    });
  });

  test('fields that were fetched for the plan only, or that a subgraph adds, stay inside', async () => {
    const { ask, intercept } = federate(registers);
    intercept('vehicles', ({ body }) => ({
      kind: 'answer',
      data: body.includes('_entities')
        ? { _entities: [{ plates: ['P'], secret: 1, __typename: 'Citizen' }], more: 2 }
        : {},
      errors: undefined,
    }));
    expect(await ask('{ citizen(id: "1") { plates } }')).toEqual({ data: { citizen: { plates: ['P'] } } });
  });

  test('nested and composite keys travel whole', async () => {
    const types = 'type Sku @shareable { code: String! region: Region! } type Region @shareable { id: ID! }';
    const key = '@key(fields: "sku { code region { id } } n")';
    const { ask, sent } = federate({
      a: {
        sdl: `type Query { item: Item } type Item ${key} { sku: Sku! n: Int } ${types}`,
        resolvers: { Query: { item: () => ({ n: 3, sku: { code: 'c', region: { id: 'r' } } }) } },
      },
      b: {
        sdl: `type Item ${key} { sku: Sku! n: Int stock: String } ${types}`,
        resolvers: { Item: { stock: (item: unknown) => JSON.stringify(item) } },
      },
    });
    const { data } = await ask('{ item { stock } }');
    expect(JSON.parse((data as { item: { stock: string } }).item.stock)).toEqual({
      __typename: 'Item',
      n: 3,
      sku: { code: 'c', region: { id: 'r' } },
    });
    expect(sent).toHaveLength(2);
  });

  test.each([
    ['numbers', 'number: Int!', [{ number: 7 }, { number: 8 }, { number: 7 }]],
    [
      'several fields',
      'sheet: Int! number: Int!',
      [
        { sheet: 1, number: 7 },
        { sheet: 2, number: 7 },
        { sheet: 1, number: 7 },
      ],
    ],
  ])('equal ones are recognised by keys of %s', async (_, fields, parcels) => {
    const key = fields.replaceAll(': Int!', '');
    const { ask, sent } = federate({
      a: {
        sdl: `type Query { parcels: [Parcel] } type Parcel @key(fields: "${key}") { ${fields} }`,
        resolvers: { Query: { parcels: () => parcels } },
      },
      b: {
        sdl: `type Parcel @key(fields: "${key}") { ${fields} use: String }`,
        resolvers: { Parcel: { use: (parcel: unknown) => JSON.stringify(parcel) } },
      },
    });
    const { data } = await ask('{ parcels { use } }');
    const [first, second] = parcels.map((parcel) => ({ __typename: 'Parcel', ...parcel }));
    expect(sent[1]?.variables).toEqual({ representations: [first, second] });
    const uses = (data as { parcels: { use: string }[] }).parcels.map(
      ({ use }) => JSON.parse(use) as unknown,
    );
    expect(uses).toEqual([first, second, first]);
  });
});

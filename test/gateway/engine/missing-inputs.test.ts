import { describe, expect, test } from 'vitest';
import type { SubgraphOutcome } from '../../../gateway/engine/subgraph-client.ts';
import { federate } from './support/federation.ts';

type Row = Record<string, unknown>;

const dead: SubgraphOutcome = { kind: 'failure', failure: 'timeout', detail: 'gave up' };
const refer = (ref: Row): Row => ref;

/** Cars whose label is computed from their drivers, of whom another register knows the names. */
const cars = {
  cars: {
    sdl: `type Query { cars: [Car!] }
      type Car @key(fields: "id") { id: ID! drivers: [Driver!] spec: Spec }
      type Driver @key(fields: "id") { id: ID! } type Spec { maker: Maker } type Maker @key(fields: "id") { id: ID! }`,
    resolvers: {
      Query: {
        cars: () => [
          { id: 'full', drivers: [{ id: '1' }, { id: '2' }], spec: { maker: { id: 'm' } } },
          { id: 'empty', drivers: [], spec: null },
        ],
      },
    },
  },
  people: {
    sdl: `type Driver @key(fields: "id") { id: ID! name: String }
      type Maker @key(fields: "id") { id: ID! country: String }`,
    resolvers: {
      Driver: { name: ({ id }: Row) => (id === '1' ? 'An' : null) },
      Maker: { country: () => 'VN' },
    },
  },
  labels: {
    sdl: `type Car @key(fields: "id") { id: ID! drivers: [Driver!] @external spec: Spec @external plain: Int
        label: String @requires(fields: "drivers { name }") origin: String @requires(fields: "spec { maker { country } }") }
      type Driver @key(fields: "id") { id: ID! name: String @external }
      type Spec @external { maker: Maker } type Maker @key(fields: "id") { id: ID! country: String @external }`,
    resolvers: {
      Car: {
        __resolveReference: refer,
        plain: () => 1,
        label: ({ drivers }: Row) => JSON.stringify(drivers),
        origin: ({ spec }: Row) => JSON.stringify(spec),
      },
    },
  },
};

describe('a field that reads objects', () => {
  test('is computed from what they hold, null included', async () => {
    const { ask } = federate(cars);
    expect(await ask('{ cars { label origin } }')).toEqual({
      data: {
        cars: [
          { label: '[{"name":"An"},{"name":null}]', origin: '{"maker":{"country":"VN"}}' },
          { label: '[]', origin: 'null' },
        ],
      },
    });
  });

  test('is never computed from objects that a failure has left incomplete', async () => {
    const { ask, intercept } = federate(cars);
    intercept('people', () => dead);
    const { data, errors } = await ask('{ cars { plain label origin } }');
    expect(data).toEqual({
      cars: [
        { plain: 1, label: null, origin: null },
        { plain: 1, label: '[]', origin: 'null' },
      ],
    });
    expect(errors?.map(({ path }) => path?.join('.')).toSorted()).toEqual(['cars.0.label', 'cars.0.origin']);
  });
});

test('an input that the client asks of another type only is missed where it is needed', async () => {
  const media = (id: string): Row => ({ __typename: id.startsWith('b') ? 'Book' : 'Film', id });
  const { ask, intercept } = federate({
    library: {
      sdl: `type Query { medium: Media } interface Media @key(fields: "id") { id: ID! }
        type Book implements Media @key(fields: "id") { id: ID! } type Film implements Media @key(fields: "id") { id: ID! }`,
      resolvers: { Query: { medium: () => media('b1') } },
    },
    scores: {
      sdl: 'type Media @interfaceObject @key(fields: "id") { id: ID! score: Int rank: Int }',
    },
    blurbs: {
      sdl: `type Media @interfaceObject @key(fields: "id") { id: ID! score: Int @external
        blurb: String @requires(fields: "score") }`,
    },
  });
  intercept('scores', () => dead);
  const { data, errors } = await ask('{ medium { blurb rank ... on Film { score } } }');
  expect(data).toEqual({ medium: { blurb: null, rank: null } });
  expect(errors?.map(({ path }) => path?.join('.')).toSorted()).toEqual(['medium.blurb', 'medium.rank']);
});

test('an argument from a context that failed costs the field, and no other', async () => {
  const { ask, intercept } = federate({
    stalls: {
      sdl: `type Query { shop: Shop } type Shop @key(fields: "id") @context(name: "place") { id: ID! currency: String @external item: Item }
        type Item @key(fields: "id") { id: ID! plain: String
          label(currency: String @fromContext(field: "$place { currency }")): String }`,
      resolvers: {
        Query: { shop: () => ({ id: 's', item: { id: 'i' } }) },
        Item: {
          __resolveReference: refer,
          plain: () => 'plain',
          label: (_: unknown, { currency }: Row) => `in ${String(currency)}`,
        },
      },
    },
    money: {
      sdl: 'type Shop @key(fields: "id") { id: ID! currency: String }',
      resolvers: { Shop: { currency: () => 'VND' } },
    },
  });
  const query = '{ shop { item { plain label } } }';
  expect(await ask(query)).toEqual({ data: { shop: { item: { plain: 'plain', label: 'in VND' } } } });
  intercept('money', () => dead);
  const { data, errors } = await ask(query);
  expect(data).toEqual({ shop: { item: { plain: 'plain', label: null } } });
  expect(errors?.map(({ path }) => path?.join('.'))).toContain('shop.item.label');
});

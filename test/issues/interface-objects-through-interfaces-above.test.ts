import { describe, expect, test } from 'vitest';
import { loadSupergraph } from '../../gateway/supergraph/load-supergraph.ts';
import { composeSdl, federate } from '../gateway/engine/support/federation.ts';

type Row = Record<string, unknown>;

const TYPES: Record<string, string> = { '1': 'Car', '2': 'Bike' };
const found = ({ id }: Row): Row => ({ __typename: TYPES[String(id)], id });

const sources = {
  assets: {
    sdl: `type Query { vehicles: [Vehicle!] } interface Asset { id: ID! } interface Wheeled { wheels: Int }
      interface Vehicle implements Asset @key(fields: "id") { id: ID! } union Rentable = Car | House
      type Car implements Vehicle & Asset & Wheeled @key(fields: "id") { id: ID! doors: Int wheels: Int }
      type Bike implements Vehicle & Asset @key(fields: "id") { id: ID! } type House implements Asset { id: ID! }`,
    resolvers: {
      Vehicle: { __resolveReference: found },
      Car: { __resolveReference: found, doors: () => 3, wheels: () => 4 },
      Bike: { __resolveReference: found },
    },
  },
  taxes: {
    sdl: `type Query { taxed: [Vehicle!] } interface Asset { id: ID! }
      type Vehicle implements Asset @key(fields: "id") @interfaceObject { id: ID! rate: Int }`,
    resolvers: {
      Query: { taxed: () => [{ id: '1' }, { id: '2' }] },
      Vehicle: { rate: ({ id }: Row) => Number(id) + 4 },
    },
  },
};

describe('an interface that a subgraph knows as an object', () => {
  test.each([
    [
      '{ taxed { ... on Asset { id } rate } }',
      [
        { id: '1', rate: 5 },
        { id: '2', rate: 6 },
      ],
    ],
    ['{ taxed { ... on Asset { __typename } } }', [{ __typename: 'Car' }, { __typename: 'Bike' }]],
    ['{ taxed { ... on Asset { ... on Car { doors rate } } } }', [{ doors: 3, rate: 5 }, {}]],
    [
      '{ taxed { ...A } } fragment A on Asset { ... on Vehicle { rate } id }',
      [
        { rate: 5, id: '1' },
        { rate: 6, id: '2' },
      ],
    ],
  ])('is answered through an interface above it: %s', async (query, taxed) => {
    const { ask } = federate(sources);
    expect(await ask(query)).toEqual({ data: { taxed } });
  });

  test.each([
    [
      '{ taxed { ... on Rentable { __typename ... on Car { doors } ... on Vehicle { rate } } } }',
      { __typename: 'Car', doors: 3, rate: 5 },
    ],
    ['{ taxed { ... on Wheeled { wheels } } }', { wheels: 4 }],
  ])('is answered through a union or an interface beside it: %s', async (query, car) => {
    const { ask } = federate(sources);
    expect(await ask(query)).toEqual({ data: { taxed: [car, {}] } });
  });

  test('is refused when the supergraph is loaded where its subgraph hands it out as the interface above', () => {
    const { assets, taxes } = sources;
    const sdl = taxes.sdl.replace('taxed: [Vehicle!]', 'taxed: [Vehicle!] top: Asset');
    expect(() => loadSupergraph(composeSdl({ assets, taxes: { sdl } }))).toThrow(
      'Query.top is of an interface above Vehicle, while taxes knows Vehicle as an object (@interfaceObject): ' +
        'nobody can be asked for the type of what it gives.',
    );
  });
});

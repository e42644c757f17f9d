import { describe, expect, test } from 'vitest';
import { federate, type SubgraphSource } from './support/federation.ts';

type Row = Record<string, unknown>;

/** A harbour and a customs office both know what lies in a berth, each with a kind of cargo of its own. */
function berths({ abstract, inHarbour, inCustoms }: Record<string, string>): Record<string, SubgraphSource> {
  const crate = { __typename: 'Crate', kilos: 40 };
  const vessel = { __typename: 'Vessel', masts: 3 };
  const parcel = { __typename: 'Parcel', seal: 'S-7' };
  return {
    harbour: {
      sdl: `type Query { arrival: Berth }
        type Berth @key(fields: "number") { number: ID! hold: Hold @shareable }
        type Hold @shareable { cargo: [Cargo!] }
        ${abstract} ${inHarbour}`,
      resolvers: {
        Query: { arrival: () => ({ number: '1' }) },
        Berth: { hold: () => ({}), __resolveReference: (ref: Row) => ref },
        Hold: { cargo: () => [crate, vessel] },
      },
    },
    customs: {
      sdl: `type Query { inspected: Berth }
        type Berth @key(fields: "number") { number: ID! hold: Hold @shareable sealed: Hold }
        type Hold @shareable { cargo: [Cargo!] }
        ${abstract} ${inCustoms}`,
      resolvers: {
        Query: { inspected: () => ({ number: '1' }) },
        Berth: { hold: () => ({}), sealed: () => ({}), __resolveReference: (ref: Row) => ref },
        Hold: { cargo: () => [crate, parcel] },
      },
    },
  };
}

const UNION = berths({
  abstract: 'type Crate @shareable { kilos: Int }',
  inHarbour: `union Cargo = Crate | Vessel type Vessel { masts: Int }`,
  inCustoms: `union Cargo = Crate | Parcel type Parcel { seal: String }`,
});
const INTERFACE = berths({
  abstract:
    'interface Cargo { tag: String } type Crate implements Cargo @shareable { tag: String kilos: Int }',
  inHarbour: 'type Vessel implements Cargo { tag: String masts: Int }',
  inCustoms: 'type Parcel implements Cargo { tag: String seal: String }',
});
const EVERY_KIND = '__typename ... on Crate { kilos } ... on Vessel { masts } ... on Parcel { seal }';
const CRATE = { __typename: 'Crate', kilos: 40 };
const PARCEL = { __typename: 'Parcel', seal: 'S-7' };

describe.each([
  ['a union', UNION],
  ['an interface', INTERFACE],
])('%s that has other members in another subgraph', (_, sources) => {
  test('is answered with what the plan fetches, and with an error where that is nothing', async () => {
    const { ask } = federate(sources);
    const { data, errors } = await ask(
      `{ arrival { hold { cargo { ${EVERY_KIND} } } } inspected { hold { cargo { ${EVERY_KIND} } } } }`,
    );
    expect(data).toEqual({
      arrival: { hold: { cargo: [CRATE, { __typename: 'Vessel', masts: null }] } },
      inspected: { hold: { cargo: [CRATE, { __typename: 'Parcel', seal: null }] } },
    });
    expect(errors?.map(({ path, message }) => [path?.join('.'), message])).toEqual([
      ['arrival.hold.cargo.1.masts', 'No register can be asked for field Vessel.masts here.'],
      ['inspected.hold.cargo.1.seal', 'No register can be asked for field Parcel.seal here.'],
    ]);
  });

  test('costs no request more', async () => {
    const { ask, sent } = federate(sources);
    await ask(`{ arrival { hold { cargo { ${EVERY_KIND} } } } }`);
    expect(sent.map(({ subgraph }) => subgraph)).toEqual(['harbour']);
  });

  test('is never asked for members that the subgraph does not know', async () => {
    const { ask, sent } = federate(sources);
    const answer = await ask('{ arrival { hold { cargo { __typename ... on Parcel { seal } } } } }');
    expect(answer).toEqual({
      data: { arrival: { hold: { cargo: [{ __typename: 'Crate' }, { __typename: 'Vessel' }] } } },
    });
    expect(sent.every(({ query }) => !query.includes('Parcel'))).toBe(true);
  });

  test('is followed into the subgraph that an entity is fetched from', async () => {
    const { ask } = federate(sources);
    expect(await ask(`{ arrival { number sealed { cargo { ${EVERY_KIND} } } } }`)).toEqual({
      data: { arrival: { number: '1', sealed: { cargo: [CRATE, PARCEL] } } },
    });
  });
});

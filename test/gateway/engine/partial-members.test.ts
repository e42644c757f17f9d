import { describe, expect, test } from 'vitest';
import { federate, type SubgraphSource } from './support/federation.ts';

type Row = Record<string, unknown>;

/** A harbour and a customs office both know what lies in a berth, each with a kind of cargo of its own. */
function berths({ abstract, inHarbour, inCustoms }: Record<string, string>): Record<string, SubgraphSource> {
  const crate = { __typename: 'Crate', kilos: 40 };
  const vessel = {
    __typename: 'Vessel',
    masts: 3,
    keel: { metres: 12, builder: 'Hoa' },
    deck: [crate, { __typename: 'Vessel', masts: 1 }],
  };
  const parcel = { __typename: 'Parcel', seal: 'S-7' };
  return {
    harbour: {
      sdl: `type Query { arrival: Berth parked: Hold @shareable }
        type Berth @key(fields: "number") { number: ID! hold: Hold @shareable pilot: Pilot }
        type Pilot @key(fields: "id") { id: ID! }
        type Hold @shareable { cargo: [Cargo!] newest: Cargo }
        ${abstract} ${inHarbour}
        type Keel { metres(unit: String): Int builder: String }`,
      resolvers: {
        Query: { arrival: () => ({ number: '1' }), parked: () => ({}) },
        Berth: { hold: () => ({}), __resolveReference: (ref: Row) => ref },
        Hold: { cargo: () => [crate, vessel], newest: () => vessel },
        Keel: {
          metres: ({ metres }: Row, { unit }: Row) => (unit === 'feet' ? 39 : metres),
        },
      },
    },
    customs: {
      sdl: `type Query { inspected: Berth parked: Hold @shareable }
        type Berth @key(fields: "number") { number: ID! hold: Hold @shareable sealed: Hold }
        type Hold @shareable { cargo: [Cargo!] newest: Cargo }
        ${abstract} ${inCustoms}`,
      resolvers: {
        Query: { inspected: () => ({ number: '1' }), parked: () => ({}) },
        Berth: { hold: () => ({}), sealed: () => ({}), __resolveReference: (ref: Row) => ref },
        Hold: { cargo: () => [crate, parcel], newest: () => parcel },
      },
    },
  };
}

const UNION = berths({
  abstract: 'type Crate @shareable { kilos: Int }',
  inHarbour: `union Cargo = Crate | Vessel type Vessel { masts: Int keel: Keel deck: [Cargo!] }`,
  inCustoms: `union Cargo = Crate | Parcel type Parcel { seal: String }`,
});
const INTERFACE = berths({
  abstract:
    'interface Cargo { tag: String } type Crate implements Cargo @shareable { tag: String kilos: Int }',
  inHarbour: 'type Vessel implements Cargo { tag: String masts: Int keel: Keel deck: [Cargo!] }',
  inCustoms: 'type Parcel implements Cargo { tag: String seal: String }',
});
const EVERY_KIND = '__typename ... on Crate { kilos } ... on Vessel { masts } ... on Parcel { seal }';
const CRATE = { __typename: 'Crate', kilos: 40 };
const VESSEL = { __typename: 'Vessel', masts: 3 };
const PARCEL = { __typename: 'Parcel', seal: 'S-7' };

describe.each([
  ['a union', UNION],
  ['an interface', INTERFACE],
])('%s that has other members in another subgraph', (_, sources) => {
  test('is answered with the members of the subgraph that is asked', async () => {
    const { ask } = federate(sources);
    expect(
      await ask(
        `{ arrival { hold { cargo { ${EVERY_KIND} } } } inspected { hold { cargo { ${EVERY_KIND} } } } }`,
      ),
    ).toEqual({
      data: {
        arrival: { hold: { cargo: [CRATE, VESSEL] } },
        inspected: { hold: { cargo: [CRATE, PARCEL] } },
      },
    });
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

  test('works at a root field that both subgraphs have', async () => {
    const { ask, sent } = federate(sources);
    const { data, errors } = await ask(`{ parked { newest { ${EVERY_KIND} } } }`);
    expect(errors).toBeUndefined();
    expect(data).toEqual({ parked: { newest: sent[0]?.subgraph === 'harbour' ? VESSEL : PARCEL } });
  });

  test('keeps what a member holds: objects, arguments, aliases, members of its own', async () => {
    const { ask } = federate(sources);
    const query = `query ($unit: String) { arrival { hold { newest { ...Ship } } } }
      fragment Ship on Vessel { sails: masts keel { builder metres long: metres(unit: $unit) }
        deck { __typename ... on Crate { kilos } ... on Vessel { masts } ... on Parcel { seal } } }`;
    expect(await ask(query, { unit: 'feet' })).toEqual({
      data: {
        arrival: {
          hold: {
            newest: {
              sails: 3,
              keel: { builder: 'Hoa', metres: 12, long: 39 },
              deck: [CRATE, { __typename: 'Vessel', masts: 1 }],
            },
          },
        },
      },
    });
  });

  test('is asked for them by an entity fetch too', async () => {
    const { ask, sent } = federate({ ...sources, port: PORT });
    const { data, errors } = await ask(`{ berths { hold { cargo { ${EVERY_KIND} } } } }`);
    expect(errors).toBeUndefined();
    const answerer = sent.at(-1)?.subgraph;
    const cargo = [CRATE, answerer === 'harbour' ? VESSEL : PARCEL];
    expect(data).toEqual({ berths: [{ hold: { cargo } }, { hold: { cargo } }] });
  });

  test('says so where nobody who could tell more of the member can find it', async () => {
    const flags = { sdl: 'type Vessel @key(fields: "imo") { imo: ID! flag: String }' };
    const { ask } = federate({ ...sources, flags });
    const { data, errors } = await ask('{ arrival { hold { newest { ... on Vessel { masts flag } } } } }');
    expect(data).toEqual({ arrival: { hold: { newest: { masts: 3, flag: null } } } });
    expect(errors?.map(({ path }) => path)).toEqual([['arrival', 'hold', 'newest', 'flag']]);
  });
});

/** A subgraph from which both others are reached by a key. */
const PORT: SubgraphSource = {
  sdl: 'type Query { berths: [Berth!] } type Berth @key(fields: "number") { number: ID! }',
  resolvers: { Query: { berths: () => [{ number: '1' }, { number: '2' }] } },
};

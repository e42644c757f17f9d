import { describe, expect, test } from 'vitest';
import { federate, type SubgraphSource } from './support/federation.ts';

type Row = Record<string, unknown>;

const VESSELS: Readonly<Record<string, Row>> = {
  V1: { __typename: 'Vessel', imo: 'V1', masts: 3, hull: { serial: 'H1', maker: { code: 7, land: 'vn' } } },
  V2: { __typename: 'Vessel', imo: 'V2', masts: 1, hull: { serial: 'H2', maker: { code: 8, land: 'vn' } } },
};
const VESSEL = VESSELS['V1'];
const CRATE = { __typename: 'Crate', kilos: 40, imo: 9, hull: VESSELS['V2']?.['hull'] };
const PARCEL = { __typename: 'Parcel', seal: 'S-7' };

/**
 * What lies in a berth is told by a harbour and by a customs office, which does not know vessels: the planner takes
 * them for impossible. What it leaves out of a vessel, further subgraphs know by the keys of the vessel.
 */
const HARBOUR: SubgraphSource = {
  sdl: `type Query { arrival: Berth }
    type Mutation { moor(imo: ID!): Berth }
    type Berth @key(fields: "number") { number: ID! hold: Hold @shareable }
    type Hold @shareable { cargo: [Cargo!] newest: Cargo hollow: [Hollow!] }
    union Cargo = Crate | Vessel
    interface Hollow { hull: Hull }
    type Crate implements Hollow @shareable { kilos: Int imo: Int hull: Hull }
    type Vessel implements Hollow @key(fields: "imo") { imo: ID! masts: Int hull: Hull fleet: [[Vessel!]] }
    type Hull @key(fields: "serial maker { code land }") { serial: ID! maker: Maker }
    type Maker @shareable { code: Int land: String }`,
  resolvers: {
    Query: { arrival: () => ({ number: '1' }) },
    Mutation: { moor: (_: unknown, { imo }: Row) => ({ number: '1', newest: VESSELS[String(imo)] }) },
    Berth: { hold: (berth: Row) => berth, __resolveReference: (ref: Row) => ref },
    Hold: {
      cargo: () => [CRATE, VESSEL, VESSELS['V2']],
      hollow: () => [CRATE, VESSEL],
      newest: ({ newest }: Row) => newest ?? VESSEL,
    },
    Vessel: {
      fleet: () => [[VESSELS['V2']], [VESSEL]],
      __resolveReference: ({ imo }: Row) => VESSELS[String(imo)],
    },
  },
};
const CUSTOMS: SubgraphSource = {
  sdl: `type Query { inspected: Berth }
    type Berth @key(fields: "number") { number: ID! hold: Hold @shareable officer: String }
    type Hold @shareable { cargo: [Cargo!] newest: Cargo hollow: [Hollow!] }
    union Cargo = Crate | Parcel
    interface Hollow { hull: Hull }
    type Crate implements Hollow @shareable { kilos: Int imo: Int hull: Hull }
    type Parcel implements Hollow { seal: String hull: Hull }
    type Hull @key(fields: "serial maker { code land }", resolvable: false) { serial: ID! maker: Maker }
    type Maker @shareable { code: Int land: String }`,
  resolvers: {
    Query: { inspected: () => ({ number: '1' }) },
    Berth: { officer: () => 'Minh', __resolveReference: (ref: Row) => ref },
    Hold: { cargo: () => [CRATE, PARCEL], newest: () => PARCEL },
  },
};
const FLAGS: SubgraphSource = {
  sdl: `type Vessel @key(fields: "imo") { imo: ID! callSign: String! @shareable flag(long: Boolean): String port: Port }
    type Port { name: String moored: [Vessel!] }
    type Hull @key(fields: "serial maker { code land }") { serial: ID! maker: Maker steel: Boolean }
    type Maker @shareable { code: Int land: String }`,
  resolvers: {
    Vessel: {
      callSign: ({ imo }: Row) => `sign ${String(imo)}`,
      flag: ({ imo }: Row, { long }: Row) => (long ? `flag of ${String(imo)}` : String(imo).toLowerCase()),
      port: () => ({ name: 'Vinh', moored: [{ imo: 'V2' }, { imo: 'V1' }] }),
      __resolveReference: (ref: Row) => ref,
    },
    Hull: { steel: ({ maker }: Row) => (maker as Row)['code'] === 7, __resolveReference: (ref: Row) => ref },
  },
};
/** Finds vessels by what only the flags know of them. */
const RADIO: SubgraphSource = {
  sdl: 'type Vessel @key(fields: "callSign") { callSign: String! channel: String }',
  resolvers: {
    Vessel: {
      channel: ({ callSign }: Row) => `channel of ${String(callSign)}`,
      __resolveReference: (ref: Row) => ref,
    },
  },
};
const SOURCES = { harbour: HARBOUR, customs: CUSTOMS, flags: FLAGS, radio: RADIO };

describe('a member that the planner takes for impossible', () => {
  test('is completed by the subgraph that knows the rest of it', async () => {
    const { ask, sent } = federate(SOURCES);
    const query = '{ arrival { hold { cargo { ... on Crate { kilos } ... on Vessel { masts flag } } } } }';
    expect(await ask(query)).toEqual({
      data: {
        arrival: { hold: { cargo: [{ kilos: 40 }, { masts: 3, flag: 'v1' }, { masts: 1, flag: 'v2' }] } },
      },
    });
    expect(sent.map(({ subgraph }) => subgraph)).toEqual(['harbour', 'flags']);
    expect(sent[1]?.variables).toEqual({
      representations: [
        { __typename: 'Vessel', imo: 'V1' },
        { __typename: 'Vessel', imo: 'V2' },
      ],
    });
  });

  test('keeps the arguments, aliases and objects of what is told elsewhere', async () => {
    const { ask, sent } = federate(SOURCES);
    const query = `query Watch($long: Boolean) {
      arrival { hold { newest { ... on Vessel { imo: flag(long: $long) port { city: name } } } } } }`;
    expect(await ask(query, { long: true })).toEqual({
      data: { arrival: { hold: { newest: { imo: 'flag of V1', port: { city: 'Vinh' } } } } },
    });
    expect(sent[1]?.query).toMatch(/^query Watch__flags\(/);
  });

  test('is completed below the member too, in lists of lists, by keys that are objects', async () => {
    const { ask } = federate(SOURCES);
    const query =
      '{ arrival { hold { newest { ... on Vessel { hull { steel } fleet { flag hull { steel } } } } } } }';
    expect(await ask(query)).toEqual({
      data: {
        arrival: {
          hold: {
            newest: {
              hull: { steel: true },
              fleet: [[{ flag: 'v2', hull: { steel: false } }], [{ flag: 'v1', hull: { steel: true } }]],
            },
          },
        },
      },
    });
  });

  test('is followed through a subgraph that only tells the key for the next one', async () => {
    const { ask, sent } = federate(SOURCES);
    expect(await ask('{ arrival { hold { newest { ... on Vessel { masts channel } } } } }')).toEqual({
      data: { arrival: { hold: { newest: { masts: 3, channel: 'channel of sign V1' } } } },
    });
    expect(sent.map(({ subgraph }) => subgraph)).toEqual(['harbour', 'flags', 'radio']);
  });

  test('is followed from the objects of the third subgraph back to the first', async () => {
    const { ask } = federate(SOURCES);
    const query =
      '{ arrival { hold { newest { ... on Vessel { port { moored { masts flag channel } } } } } } }';
    const moored = [
      { masts: 1, flag: 'v2', channel: 'channel of sign V2' },
      { masts: 3, flag: 'v1', channel: 'channel of sign V1' },
    ];
    expect(await ask(query)).toEqual({ data: { arrival: { hold: { newest: { port: { moored } } } } } });
  });

  test('is completed below what is asked of the other members too', async () => {
    const { ask } = federate(SOURCES);
    const query = `{ arrival { hold { hollow {
      hull { serial } ... on Crate { hull { steel } } ... on Vessel { hull { hard: steel } } } } } }`;
    expect(await ask(query)).toEqual({
      data: {
        arrival: {
          hold: {
            hollow: [{ hull: { serial: 'H2', steel: false } }, { hull: { serial: 'H1', hard: true } }],
          },
        },
      },
    });
  });

  test('is found by its own key, whatever the client calls what it asks of the others', async () => {
    const { ask } = federate(SOURCES);
    const query = `{ arrival { hold { cargo { ... on Crate { imo } ... on Vessel { imo: masts flag Vessel__imo__key: masts } } } } }`;
    expect(await ask(query)).toEqual({
      data: {
        arrival: {
          hold: {
            cargo: [
              { imo: 9 },
              { imo: 3, flag: 'v1', Vessel__imo__key: 3 },
              { imo: 1, flag: 'v2', Vessel__imo__key: 1 },
            ],
          },
        },
      },
    });
  });

  test('loses what a subgraph fails to tell, and nothing else', async () => {
    const { ask, intercept } = federate(SOURCES);
    intercept('radio', () => ({ kind: 'failure', failure: 'unreachable', detail: 'dead' }));
    const { data, errors } = await ask(
      '{ arrival { hold { newest { ... on Vessel { masts flag channel } } } } }',
    );
    expect(data).toEqual({ arrival: { hold: { newest: { masts: 3, flag: 'v1', channel: null } } } });
    expect(errors?.map(({ path }) => path)).toEqual([['arrival', 'hold', 'newest', 'channel']]);
  });

  test('loses what cannot be found when its key is not told', async () => {
    const { ask, intercept } = federate(SOURCES);
    intercept('harbour', () => ({
      kind: 'answer',
      data: { arrival: { hold: { newest: { __typename: 'Vessel', masts: 3 } } } },
      errors: [{ message: 'no number', path: ['arrival', 'hold', 'newest', 'Vessel__imo__key'] }],
    }));
    const { data, errors } = await ask('{ arrival { hold { newest { ... on Vessel { masts flag } } } } }');
    expect(data).toEqual({ arrival: { hold: { newest: { masts: 3, flag: null } } } });
    expect(errors?.map(({ path }) => path)).toEqual([['arrival', 'hold', 'newest', 'flag']]);
  });

  test('lets nothing wait for it', async () => {
    const { ask, intercept, execute } = federate(SOURCES);
    const customsAsked = Promise.withResolvers<void>();
    intercept('customs', ({ body }) => {
      customsAsked.resolve();
      const { query, variables } = JSON.parse(body) as { query: string; variables: Row };
      return execute('customs', query, variables);
    });
    intercept('flags', async ({ body }) => {
      await customsAsked.promise;
      const { query, variables } = JSON.parse(body) as { query: string; variables: Row };
      return execute('flags', query, variables);
    });
    expect(await ask('{ arrival { officer hold { newest { ... on Vessel { flag } } } } }')).toEqual({
      data: { arrival: { officer: 'Minh', hold: { newest: { flag: 'v1' } } } },
    });
  });

  test('is complete before the next mutation begins', async () => {
    const { ask, sent } = federate({
      ...SOURCES,
      radio: { ...RADIO, sdl: `${RADIO.sdl} type Mutation { call: Boolean }` },
    });
    const query = 'mutation { moor(imo: "V2") { hold { newest { ... on Vessel { flag } } } } call }';
    expect(await ask(query)).toEqual({ data: { moor: { hold: { newest: { flag: 'v2' } } }, call: null } });
    expect(sent.map(({ subgraph }) => subgraph)).toEqual(['harbour', 'flags', 'radio']);
  });
});

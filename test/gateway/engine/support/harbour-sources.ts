import type { SubgraphSource } from './federation.ts';

type Row = Record<string, unknown>;

const VESSELS: Readonly<Record<string, Row>> = {
  V1: { __typename: 'Vessel', imo: 'V1', masts: 3, hull: { serial: 'H1', maker: { code: 7, land: 'vn' } } },
  V2: { __typename: 'Vessel', imo: 'V2', masts: 1, hull: { serial: 'H2', maker: { code: 8, land: 'vn' } } },
};
const VESSEL = VESSELS['V1'];
const CRATE = { __typename: 'Crate', kilos: 40, imo: 9, hull: VESSELS['V2']?.['hull'] };
const PARCEL = { __typename: 'Parcel', seal: 'S-7' };

const HARBOUR: SubgraphSource = {
  sdl: `type Query { arrival: Berth }
    type Mutation { moor(imo: ID!): Berth }
    type Berth @key(fields: "number") { number: ID! hold: Hold @shareable }
    type Hold @shareable { cargo: [Cargo!] newest: Cargo hollow: [Hollow!] }
    union Cargo = Crate | Vessel
    interface Hollow { hull: Hull }
    type Crate implements Hollow @shareable { kilos: Int imo: Int hull: Hull }
    type Vessel implements Hollow @key(fields: "imo") { imo: ID! masts: Int hull: Hull fleet: [[Vessel!]]
      flag(long: Boolean): String @external fee(days: Int): String @requires(fields: "flag") }
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
      fee: ({ flag }: Row, { days }: Row) => `${String(flag)} pays for ${String(days)}`,
      __resolveReference: ({ imo, flag }: Row) => ({ ...VESSELS[String(imo)], flag }),
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
  sdl: `type Vessel @key(fields: "callSign") { callSign: String! channel: String
      masts: Int @external rig: String @requires(fields: "masts") }
    type Mutation { call: Boolean }`,
  resolvers: {
    Vessel: {
      rig: ({ masts }: Row) => `${String(masts)} sails`,
      channel: ({ callSign }: Row) => `channel of ${String(callSign)}`,
      __resolveReference: (ref: Row) => ref,
    },
  },
};

/** Computes what it says of vessels from what others know of them. */
const WATCH: SubgraphSource = {
  sdl: `type Vessel @key(fields: "imo") { imo: ID! masts: Int @external flag(long: Boolean): String @external
    port: Port @external rig: String @external berths: Int @requires(fields: "masts")
    hail(loud: Boolean): String @requires(fields: "flag(long: true) rig port { name }") }
    type Port { name: String @external }`,
  resolvers: {
    Vessel: {
      berths: ({ masts }: Row) => Number(masts) * 4,
      hail: ({ flag, rig, port }: Row, { loud }: Row) => JSON.stringify([flag, rig, port, loud]),
      __resolveReference: (ref: Row) => ref,
    },
  },
};

/**
 * What lies in a berth is told by a harbour and by a customs office, which does not know vessels: the planner takes
 * them for impossible. What it leaves out of a vessel, further subgraphs know by the keys of the vessel.
 */
export const HARBOUR_SOURCES = {
  harbour: HARBOUR,
  customs: CUSTOMS,
  flags: FLAGS,
  radio: RADIO,
  watch: WATCH,
};

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SUBGRAPHS } from '../../subgraphs/registry.ts';
import { federate, type SentFetch, type SubgraphSource } from '../gateway/engine/support/federation.ts';

type Row = Record<string, unknown>;

const ID = '008090990001';
const told = (row: Row): string => JSON.stringify(row);

/** What the registers say of one citizen, as far as the tests ask. */
const RESOLVERS: Record<string, SubgraphSource['resolvers']> = {
  population: {
    Citizen: { permanentResidence: () => ({ unit: { id: '02524@2025-07-01' } }) },
  },
  'civil-registry': {
    Citizen: {
      civilStatus: () => ({
        state: 'FOUND',
        amendments: [{ base: { __typename: 'MarriageEntry', id: 'm1' } }],
      }),
    },
  },
  vehicles: {},
  land: {
    Query: { landParcel: () => ({ holders: [{ citizen: { id: ID } }] }) },
    Citizen: {
      land: ({ permanentResidence }: Row) => {
        if (!permanentResidence) throw new Error('the residence was not told');
        return { state: 'FOUND', certificates: [{ serial: `of ${told(permanentResidence as Row)}` }] };
      },
    },
  },
};

/** A fifth register, of pensions: it computes from sections of the others. */
const PENSIONS: SubgraphSource = {
  sdl: `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@requires"])
    scalar CitizenId
    type Citizen @key(fields: "id") { id: CitizenId!
      land: LandSection @external
      civilStatus: CivilStatusSection @external
      means: String @requires(fields: "land { certificates { serial } }")
      widowed: String @requires(fields: "civilStatus { amendments { base { ... on MarriageEntry { id } } } }") }
    type LandSection { certificates: [LandCertificate!]! @external }
    type LandCertificate @key(fields: "serial") { serial: ID! }
    type CivilStatusSection { amendments: [Amendment!] @external }
    type Amendment { base: CivilEntry @external }
    interface CivilEntry { id: ID! }
    type MarriageEntry implements CivilEntry { id: ID! @external }`,
  resolvers: {
    Citizen: {
      means: ({ land }: Row) => told(land as Row),
      widowed: ({ civilStatus }: Row) => told(civilStatus as Row),
    },
  },
};

function registersWithPensions() {
  const registers = SUBGRAPHS.map(({ name }) => [
    name,
    { sdl: readFileSync(`subgraphs/${name}/schema.graphql`, 'utf8'), resolvers: RESOLVERS[name] ?? {} },
  ]);
  return federate({ ...Object.fromEntries(registers), pensions: PENSIONS } as Record<string, SubgraphSource>);
}

const asked = (sent: readonly SentFetch[], subgraph: string): string =>
  sent
    .filter((fetch) => fetch.subgraph === subgraph)
    .map(({ query }) => query)
    .join(' ');

test('a register that requires the land section gets it with the residence that land requires, also from land', async () => {
  const { ask, sent } = registersWithPensions();
  const { data, errors } = await ask('{ landParcel(id: "1") { holders { citizen { means } } } }');
  expect(errors).toBeUndefined();
  expect(data).toEqual({
    landParcel: {
      holders: [
        {
          citizen: {
            means: '{"certificates":[{"serial":"of {\\"unit\\":{\\"id\\":\\"02524@2025-07-01\\"}}"}]}',
          },
        },
      ],
    },
  });
  expect(asked(sent, 'land')).not.toContain('permanentResidence');
});

test('a register that requires a civil entry is told of which kind it is', async () => {
  const { ask } = registersWithPensions();
  expect(await ask('{ landParcel(id: "1") { holders { citizen { widowed } } } }')).toEqual({
    data: {
      landParcel: {
        holders: [
          { citizen: { widowed: '{"amendments":[{"base":{"__typename":"MarriageEntry","id":"m1"}}]}' } },
        ],
      },
    },
  });
});

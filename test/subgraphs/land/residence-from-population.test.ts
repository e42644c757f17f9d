import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import { prettyFormatQueryPlan, QueryPlanner } from '@apollo/query-planner';
import { parse } from 'graphql';
import { beforeAll, expect, it } from 'vitest';
import { composeSupergraph } from '../../../scripts/generate/compose-supergraph.ts';
import { land } from '../../../subgraphs/land/subgraph.ts';
import { buildSchemaOf } from '../../../subgraphs/shared/build-schema.ts';

/** What the contract says of population, as far as land is concerned. */
const POPULATION = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])
  type Query { citizen(id: CitizenId!): Citizen administrativeUnit(code: String!): AdministrativeUnit }
  scalar CitizenId
  type Citizen @key(fields: "id") { id: CitizenId! permanentResidence: Residence temporaryResidence: Residence }
  type Residence { unit: AdministrativeUnit address: String }
  type AdministrativeUnit @key(fields: "id") { id: ID! name: String! citizens: [Citizen!]! }
`;

let plan: (query: string) => string;

beforeAll(async () => {
  const supergraph = Supergraph.build(
    composeSupergraph([
      { definition: { name: 'population', port: 4001 }, sdl: POPULATION },
      { definition: land, sdl: (await buildSchemaOf(land)).sdl },
    ]),
  );
  const planner = new QueryPlanner(supergraph);
  plan = (query) =>
    prettyFormatQueryPlan(
      planner.buildQueryPlan(operationFromDocument(supergraph.apiSchema(), parse(query))),
    );
});

it('one citizen: population gives the residence with the rest, then land is asked once', () => {
  expect(plan('{ citizen(id: "008085000001") { land { state } } }')).toMatchInlineSnapshot(`
    "QueryPlan {
      Sequence {
        Fetch(service: "population") {
          {
            citizen(id: "008085000001") {
              __typename
              id
              permanentResidence {
                unit {
                  id
                }
              }
            }
          }
        },
        Flatten(path: "citizen") {
          Fetch(service: "land") {
            {
              ... on Citizen {
                __typename
                id
                permanentResidence {
                  unit {
                    id
                  }
                }
              }
            } =>
            {
              ... on Citizen {
                land {
                  state
                }
              }
            }
          },
        },
      },
    }"
  `);
});

it('a page of citizens: two fetches as well', () => {
  const page = plan('{ administrativeUnit(code: "02524") { citizens { land { state parcels { id } } } } }');
  expect(page.match(/Fetch\(service: "\w+"\)/g)).toEqual([
    'Fetch(service: "population")',
    'Fetch(service: "land")',
  ]);
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import { land } from '../../../subgraphs/land/subgraph.ts';
import { startSubgraph, type SubgraphUnderTest } from '../../support/subgraph.ts';
import { insertLand, parcelIdOf, residentOf, UNITS } from './land-rows.ts';

const PEOPLE = 1000;
let register: SubgraphUnderTest;

/** Every other citizen holds land; certificate and parcel bear his number. */
beforeAll(async () => {
  const holders = Array.from({ length: PEOPLE }, (_, at) => at).filter((at) => at % 2 === 0);
  register = await startSubgraph(land, {
    fill: async (pool) => {
      await insertLand(pool, 'land_coverage', [{ unit_id: UNITS.binhThuan }]);
      await insertLand(
        pool,
        'land_certificate',
        holders.map((at) => ({ serial: serialOf(at), serial_as_written: serialOf(at) })),
      );
      await insertLand(
        pool,
        'land_parcel',
        holders.map((at) => ({ id: parcelIdOf(at), number: String(at), certificate_serial: serialOf(at) })),
      );
      await insertLand(
        pool,
        'land_purpose',
        holders.map((at) => ({ parcel_id: parcelIdOf(at) })),
      );
      await insertLand(
        pool,
        'land_holder',
        holders.map((at) => ({ certificate_serial: serialOf(at), citizen_id: citizenOf(at) })),
      );
    },
  });
});
afterAll(() => register.close());

const PAGE = Array.from({ length: PEOPLE }, (_, at) => residentOf(UNITS.binhThuan, citizenOf(at)));

function citizenOf(at: number): string {
  return `008085${String(at).padStart(6, '0')}`;
}

function serialOf(at: number): string {
  return `AA${String(at).padStart(8, '0')}`;
}

async function statementsOf(keys: readonly object[], selection: string): Promise<readonly string[]> {
  register.statements.length = 0;
  const { errors } = await register.entities('Citizen', keys, selection);
  expect(errors).toBeUndefined();
  return register.statements.toSorted();
}

/** As the contract writes it. */
const OFFICER = `{ land { state certificates { serial issuedOn holders { share citizen { id } }
  parcels { naturalKey { sheet number } legalArea purposes { code name } unit { id } } } } }`;

it('a page of a commune takes one SELECT for what the people hold and one for the coverage', async () => {
  register.statements.length = 0;
  const { data } = await register.entities('Citizen', PAGE, '{ land { state parcels { id legalArea } } }');
  const people = (data?.['_entities'] ?? []) as unknown as { land: { state: string; parcels: object[] } }[];
  expect(people.slice(0, 2).map((person) => person.land)).toEqual([
    { state: 'FOUND', parcels: [{ id: parcelIdOf(0), legalArea: 250 }] },
    { state: 'NONE', parcels: [] },
  ]);
  expect(people).toHaveLength(PEOPLE);
  expect(register.statements).toEqual(['land_holding_head_by_citizen', 'land_coverage_by_unit']);
});

it('a page of people who all hold land does not read the coverage', async () => {
  const holders = PAGE.filter((_, at) => at % 2 === 0);
  expect(await statementsOf(holders, '{ land { state parcels { id } } }')).toEqual([
    'land_holding_head_by_citizen',
  ]);
});

it('the officer’s view takes one SELECT for each table, for one citizen as for a thousand', async () => {
  const expected = [
    'land_certificate_by_citizen',
    'land_holder_by_certificate',
    'land_parcel_by_certificate',
    'land_purpose_by_parcel',
  ];
  expect(await statementsOf(PAGE.slice(0, 1), OFFICER)).toEqual(expected);
  expect(await statementsOf(PAGE, OFFICER)).toEqual([...expected, 'land_coverage_by_unit'].toSorted());
});

it('the state alone takes one SELECT, and certificates beside parcels two', async () => {
  const holder = PAGE.slice(0, 1);
  expect(await statementsOf(holder, '{ land { state } }')).toEqual(['land_holding_head_by_citizen']);
  expect(await statementsOf(holder, '{ land { certificates { serial } parcels { unit { id } } } }')).toEqual([
    'land_certificate_by_citizen',
    'land_holding_by_citizen',
  ]);
});

it('everything about the parcels takes one SELECT for each relation', async () => {
  const everything = `{ land { parcels { purposes { code } previousNumbers { until } parent { id } parts { id }
    certificate { serial holders { name } parcels { id } } holders { name } } } }`;
  expect(await statementsOf(PAGE, everything)).toEqual([
    'land_certificate_by_serial',
    'land_coverage_by_unit',
    'land_holder_by_certificate',
    'land_holding_by_citizen',
    'land_parcel_by_certificate',
    'land_parcel_by_parent',
    'land_previous_number_by_parcel',
    'land_purpose_by_parcel',
  ]);
});

it('a certificate, a parcel and a search each take one SELECT', async () => {
  const queries = [
    '{ landCertificate(serial: "AA 00000000") { serial } }',
    `{ landParcel(id: "${parcelIdOf(0)}") { id } }`,
    '{ landParcels(unit: "02524", sheet: "5", number: "0") { state } }',
  ];
  register.statements.length = 0;
  for (const query of queries) await register.execute(query);
  expect(register.statements).toEqual([
    'land_certificate_by_serial',
    'land_parcel_by_id',
    'land_parcel_by_natural_key',
  ]);
});

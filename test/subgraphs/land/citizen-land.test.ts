import { getNamedType, isLeafType, type GraphQLObjectType } from 'graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { land } from '../../../subgraphs/land/subgraph.ts';
import { buildSchemaOf } from '../../../subgraphs/shared/build-schema.ts';
import { startSubgraph, type SubgraphUnderTest } from '../../support/subgraph.ts';
import { insertHolding, insertLand, parcelIdOf, residentOf, UNITS } from './land-rows.ts';

const AN = '008085000001';
const BINH = '008185000002';
let register: SubgraphUnderTest;

beforeAll(async () => {
  register = await startSubgraph(land, {
    fill: (pool) =>
      insertLand(pool, 'land_coverage', [
        { unit_id: UNITS.binhThuan },
        { unit_id: UNITS.minhXuan },
        {
          unit_id: UNITS.myLam,
          parcels_certified: 900,
          parcels_digitised: 0,
          parcels_clean: 0,
          parcels_live: 0,
          quality_group1: 0,
          quality_group2: 0,
          quality_group3: 0,
        },
      ]),
  });
});
beforeEach(() =>
  register.pool.query(
    'truncate land_certificate, land_parcel, land_parcel_previous_number, land_purpose, land_holder',
  ),
);
afterAll(() => register.close());

async function landOf(citizen: object) {
  const { data, errors } = await register.entities(
    'Citizen',
    [citizen],
    '{ land { state certificates { serial status } parcels { id } coverage { state parcelsDigitised communes } } }',
  );
  expect(errors).toBeUndefined();
  const [answer] = (data?.['_entities'] ?? []) as unknown as { land: unknown }[];
  return answer?.land;
}

/** The section of someone whose commune has no figures: the coverage is an error, and the rest is there. */
async function uncovered(citizen: object) {
  const { data, errors } = await register.entities(
    'Citizen',
    [citizen],
    '{ land { state certificates { serial status } parcels { id } coverage { state } } }',
  );
  expect(errors).toMatchObject([
    { path: ['_entities', 0, 'land', 'coverage'], extensions: { code: 'NOT_HELD' } },
  ]);
  const [answer] = (data?.['_entities'] ?? []) as unknown as { land: { coverage: null } }[];
  const { coverage, ...rest } = answer?.land ?? { coverage: null };
  expect(coverage).toBeNull();
  return rest;
}

const COVERED = { state: 'FOUND', parcelsDigitised: 370, communes: 1 };

describe('a citizen who holds land', () => {
  it('is FOUND with the certificates and parcels', async () => {
    await insertHolding(register.pool, { citizen: AN, serial: 'AA01234567', parcel: parcelIdOf(1) });
    expect(await landOf(residentOf(UNITS.binhThuan))).toEqual({
      state: 'FOUND',
      certificates: [{ serial: 'AA01234567', status: 'VALID' }],
      parcels: [{ id: parcelIdOf(1) }],
      coverage: COVERED,
    });
  });

  it('is FOUND also when he resides in a commune without data', async () => {
    await insertHolding(register.pool, { citizen: AN, serial: 'AA01234567', parcel: parcelIdOf(1) });
    expect(await landOf(residentOf(UNITS.myLam))).toMatchObject({
      state: 'FOUND',
      coverage: { state: 'NOT_DIGITISED' },
    });
  });

  it('is FOUND by a certificate none of whose parcels is in the database', async () => {
    await insertLand(register.pool, 'land_certificate', [{ serial: 'AA1', serial_as_written: 'AA 1' }]);
    await insertLand(register.pool, 'land_holder', [{ certificate_serial: 'AA1', citizen_id: AN }]);
    expect(await landOf(residentOf(UNITS.binhThuan))).toMatchObject({
      state: 'FOUND',
      certificates: [{ serial: 'AA1' }],
      parcels: [],
    });
  });

  it('still holds it by a certificate that was lost', async () => {
    await insertHolding(register.pool, { citizen: AN, serial: 'AA01234567', parcel: parcelIdOf(1) });
    await register.pool.query(`update land_certificate set status = 'LOST'`);
    expect(await landOf(residentOf(UNITS.binhThuan))).toMatchObject({ state: 'FOUND' });
  });

  it('has each parcel once, though the certificate names him twice', async () => {
    await insertHolding(register.pool, { citizen: AN, serial: 'AA01234567', parcel: parcelIdOf(1) });
    await insertLand(register.pool, 'land_holder', [
      { certificate_serial: 'AA01234567', party: 2, citizen_id: AN, role: 'Người thừa kế' },
    ]);
    expect(await landOf(residentOf(UNITS.binhThuan))).toMatchObject({
      certificates: [{ serial: 'AA01234567' }],
      parcels: [{ id: parcelIdOf(1) }],
    });
  });

  it('has the parcels in existence, not the one they were split off', async () => {
    await insertHolding(register.pool, { citizen: AN, serial: 'AA01234567', parcel: parcelIdOf(1) });
    await insertLand(register.pool, 'land_parcel', [
      { id: parcelIdOf(2), number: '40', parent_id: parcelIdOf(1), certificate_serial: 'AA01234567' },
    ]);
    await register.pool.query('update land_parcel set current = false where id = $1', [parcelIdOf(1)]);
    expect(await landOf(residentOf(UNITS.binhThuan))).toMatchObject({ parcels: [{ id: parcelIdOf(2) }] });
  });
});

it('both persons of a couple hold the parcel', async () => {
  await insertHolding(register.pool, { citizen: AN, serial: 'AA01234567', parcel: parcelIdOf(1) });
  await insertLand(register.pool, 'land_holder', [
    { certificate_serial: 'AA01234567', position: 2, kind: 'COUPLE', citizen_id: BINH },
  ]);
  const held = { state: 'FOUND', parcels: [{ id: parcelIdOf(1) }] };
  expect(await landOf(residentOf(UNITS.binhThuan, AN))).toMatchObject(held);
  expect(await landOf(residentOf(UNITS.binhThuan, BINH))).toMatchObject(held);
});

describe('a citizen who holds nothing', () => {
  const nothing = { certificates: [], parcels: [] };

  it('is NONE where the commune of residence has data, beside its coverage', async () => {
    expect(await landOf(residentOf(UNITS.binhThuan))).toEqual({
      state: 'NONE',
      ...nothing,
      coverage: COVERED,
    });
  });

  it('is NOT_DIGITISED where the commune of residence has none', async () => {
    expect(await landOf(residentOf(UNITS.myLam))).toEqual({
      state: 'NOT_DIGITISED',
      ...nothing,
      coverage: { state: 'NOT_DIGITISED', parcelsDigitised: 0, communes: 1 },
    });
  });

  it('is NOT_OF_THIS_REGISTER where the commune is in another province', async () => {
    expect(await landOf(residentOf(UNITS.baDinh))).toEqual({
      state: 'NOT_OF_THIS_REGISTER',
      ...nothing,
      coverage: { state: 'NOT_OF_THIS_REGISTER', parcelsDigitised: null, communes: null },
    });
  });

  it.each([
    ['the residence is unknown', residentOf(null)],
    ['the residence names no commune', { id: AN, permanentResidence: { unit: null } }],
    ['population did not say', { id: AN }],
  ])('is NONE without coverage where %s', async (_, citizen) => {
    expect(await uncovered(citizen)).toEqual({ state: 'NONE', ...nothing });
  });

  it('is judged by the commune of today where the residence names the old one', async () => {
    expect(await landOf(residentOf(UNITS.thaiLong))).toEqual({
      state: 'NONE',
      ...nothing,
      coverage: COVERED,
    });
  });

  it('is NOT_DIGITISED where the old commune was split and one part has no data', async () => {
    expect(await landOf(residentOf(UNITS.kimPhu))).toEqual({
      state: 'NOT_DIGITISED',
      ...nothing,
      coverage: { state: 'FOUND', parcelsDigitised: 370, communes: 2 },
    });
  });

  it('once held land, and that is no holding', async () => {
    await insertHolding(register.pool, { citizen: AN, serial: 'AA01234567', parcel: parcelIdOf(1) });
    await register.pool.query(`update land_holder set until = '2024-03'`);
    expect(await landOf(residentOf(UNITS.binhThuan))).toMatchObject({ state: 'NONE', ...nothing });
  });

  it('is never given the holding of a namesake, nor one that only an old number would match', async () => {
    await insertHolding(register.pool, { citizen: AN, serial: 'AA01234567', parcel: parcelIdOf(1) });
    await register.pool.query(
      `update land_holder set citizen_id = null, id_papers = '[{"kind":"FORMER_ID","number":"070123456"}]'`,
    );
    expect(await landOf(residentOf(UNITS.binhThuan))).toMatchObject({ state: 'NONE', ...nothing });
  });
});

it.each(['REPLACED', 'REVOKED'])(
  'a holding that nobody ended although the certificate is %s is a MISMATCH, shown as it stands',
  async (status) => {
    await insertHolding(register.pool, { citizen: AN, serial: 'AA01234567', parcel: parcelIdOf(1) });
    await register.pool.query('update land_certificate set status = $1', [status]);
    expect(await landOf(residentOf(UNITS.binhThuan))).toMatchObject({
      state: 'MISMATCH',
      certificates: [{ serial: 'AA01234567', status }],
      parcels: [{ id: parcelIdOf(1) }],
    });
  },
);

describe('however much of it a query asks for', () => {
  const asked = [
    '{ land { state parcels { id legalArea } } }',
    '{ land { state certificates { serial } parcels { id legalArea } } }',
    '{ land { state parcels { id legalArea current sheet: naturalKey { sheet } } } }',
    '{ land { ... on LandSection { state } parcels { id ... on LandParcel { legalArea } } } }',
    '{ land { state } land { parcels { id } } land { parcels { legalArea qualityGroup } } }',
    '{ land { state parcels { id legalArea purposes { code } } } }',
  ];

  async function sectionOf(selection: string): Promise<Record<string, unknown>> {
    const { data, errors } = await register.entities('Citizen', [residentOf(UNITS.binhThuan)], selection);
    expect(errors).toBeUndefined();
    const [answer] = (data?.['_entities'] ?? []) as unknown as { land: Record<string, unknown> }[];
    return answer?.land ?? {};
  }

  it.each(asked)('the answer is the same: %s', async (selection) => {
    await insertHolding(register.pool, { citizen: AN, serial: 'AA01234567', parcel: parcelIdOf(1) });
    expect(await sectionOf(selection)).toMatchObject({
      state: 'FOUND',
      parcels: [{ id: parcelIdOf(1), legalArea: 250 }],
    });
  });

  it('each field of a parcel alone is as on the parcel itself', async () => {
    await insertHolding(register.pool, { citizen: AN, serial: 'AA01234567', parcel: parcelIdOf(1) });
    const { schema } = await buildSchemaOf(land);
    const fields = Object.values((schema.getType('LandParcel') as GraphQLObjectType).getFields());
    expect(fields.length).toBeGreaterThan(15);
    for (const { name, type } of fields) {
      const field = isLeafType(getNamedType(type)) ? name : `${name} { __typename }`;
      const { data } = await register.execute(`{ landParcel(id: "${parcelIdOf(1)}") { ${field} } }`);
      expect(await sectionOf(`{ land { parcels { ${field} } } }`)).toEqual({
        parcels: [data?.['landParcel']],
      });
    }
  });

  it('the state is', async () => {
    await insertHolding(register.pool, { citizen: AN, serial: 'AA01234567', parcel: parcelIdOf(1) });
    await register.pool.query(`update land_certificate set status = 'REVOKED'`);
    const selections = ['{ land { state } }', '{ land { state certificates { serial } } }', ...asked];
    const states = await Promise.all(
      selections.map(async (selection) => (await sectionOf(selection))['state']),
    );
    expect(new Set(states)).toEqual(new Set(['MISMATCH']));
  });
});

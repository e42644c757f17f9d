import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { land } from '../../../subgraphs/land/subgraph.ts';
import { loadAdministrativeUnits } from '../../../subgraphs/shared/administrative-units/administrative-units.ts';
import { startSubgraph, type SubgraphUnderTest } from '../../support/subgraph.ts';
import { insertLand, UNITS } from './land-rows.ts';

const COMMUNES = loadAdministrativeUnits()
  .communesUnder(UNITS.province)
  .map(({ id }) => id);
/** As in the province: 44 of the 124 communes have nothing in the database. */
const WITHOUT_DATA = 44;
const NOTHING = {
  parcels_digitised: 0,
  parcels_clean: 0,
  parcels_live: 0,
  quality_group1: 0,
  quality_group2: 0,
  quality_group3: 0,
};
const [BLANK = '', , , OLDEST = ''] = COMMUNES;
const DIGITISED = COMMUNES.at(-1) ?? '';
let register: SubgraphUnderTest;

beforeAll(async () => {
  register = await startSubgraph(land, {
    fill: (pool) =>
      insertLand(pool, 'land_coverage', [
        ...COMMUNES.map((unit_id, at) => ({
          unit_id,
          as_of: unit_id === OLDEST ? '2026-03-31' : '2026-06-30',
          verification: unit_id === OLDEST ? 'UNVERIFIED' : 'VERIFIED',
          ...(at < WITHOUT_DATA ? NOTHING : {}),
        })),
        { unit_id: DIGITISED, as_of: '2025-12-31', parcels_digitised: 300, verification: 'UNVERIFIED' },
        { unit_id: DIGITISED, as_of: '2026-07-31', parcels_digitised: 999 },
      ]),
  });
});
afterAll(() => register.close());

async function coverageOf(ids: readonly string[], selection: string, argument = '') {
  const { data, errors } = await register.entities(
    'AdministrativeUnit',
    ids.map((id) => ({ id })),
    `{ landCoverage${argument} ${selection} }`,
  );
  expect(errors).toBeUndefined();
  const units = (data?.['_entities'] ?? []) as unknown as { landCoverage: object | null }[];
  return units.map(({ landCoverage }) => landCoverage);
}

async function refusal(id: string, argument = '') {
  const { data, errors } = await register.entities(
    'AdministrativeUnit',
    [{ id }],
    `{ landCoverage${argument} { state } }`,
  );
  expect(data).toEqual({ _entities: [{ landCoverage: null }] });
  return errors?.[0];
}

describe('the coverage of a commune', () => {
  it('says how much of what is certified is in the database, of what quality, and when that was counted', async () => {
    const selection = `{ state parcelsCertified parcelsDigitised rate byQualityGroup { group parcels } clean live
      asOf communes communesNotDigitised verification source { code } }`;
    expect(await coverageOf([DIGITISED], selection)).toEqual([
      {
        state: 'FOUND',
        parcelsCertified: 1000,
        parcelsDigitised: 370,
        rate: 0.37,
        byQualityGroup: [
          { group: 1, parcels: 100 },
          { group: 2, parcels: 200 },
          { group: 3, parcels: 70 },
        ],
        clean: 200,
        live: 150,
        asOf: '2026-06-30',
        communes: 1,
        communesNotDigitised: 0,
        verification: 'VERIFIED',
        source: { code: 'LAND' },
      },
    ]);
  });

  it('is NOT_DIGITISED where nothing is in the database, which is not that there is no land', async () => {
    expect(
      await coverageOf([BLANK], '{ state parcelsCertified parcelsDigitised communesNotDigitised }'),
    ).toEqual([
      { state: 'NOT_DIGITISED', parcelsCertified: 1000, parcelsDigitised: 0, communesNotDigitised: 1 },
    ]);
  });

  it('is that of the newest count up to the day asked about, today without one', async () => {
    const on = (day: string) => coverageOf([DIGITISED], '{ parcelsDigitised asOf }', `(asOf: "${day}")`);
    expect(await on('2026-08-01')).toEqual([{ parcelsDigitised: 999, asOf: '2026-07-31' }]);
    expect(await on('2026-06-29')).toEqual([{ parcelsDigitised: 300, asOf: '2025-12-31' }]);
  });

  it('before the first count is an error that says when that was', async () => {
    expect(await refusal(DIGITISED, '(asOf: "2025-12-30")')).toMatchObject({
      message: 'There are no figures up to 2025-12-30; the first are of 2025-12-31.',
      extensions: { code: 'NOT_HELD', nextStep: expect.stringContaining('from 2025-12-31 on') },
    });
  });

  it('has no rate without a denominator', async () => {
    const unit_id = OLDEST;
    const as_of = '2026-07-31';
    await insertLand(register.pool, 'land_coverage', [{ unit_id, as_of, parcels_certified: 0, ...NOTHING }]);
    expect(await coverageOf([unit_id], '{ state rate }', `(asOf: "${as_of}")`)).toEqual([
      { state: 'NOT_DIGITISED', rate: null },
    ]);
    await register.pool.query('delete from land_coverage where unit_id = $1 and as_of = $2', [
      unit_id,
      as_of,
    ]);
  });
});

describe('the coverage of a province', () => {
  it('is the sum over its communes, as old and as unsure as its oldest and least sure part', async () => {
    const selection = `{ state parcelsCertified parcelsDigitised rate byQualityGroup { parcels } clean live
      asOf communes communesNotDigitised verification }`;
    expect(await coverageOf([UNITS.province], selection)).toEqual([
      {
        state: 'FOUND',
        parcelsCertified: 124_000,
        parcelsDigitised: 80 * 370,
        rate: (80 * 370) / 124_000,
        byQualityGroup: [{ parcels: 8000 }, { parcels: 16_000 }, { parcels: 5600 }],
        clean: 16_000,
        live: 12_000,
        asOf: '2026-03-31',
        communes: 124,
        communesNotDigitised: WITHOUT_DATA,
        verification: 'UNVERIFIED',
      },
    ]);
  });

  it('counts with it the parcels of which it is not known in which commune they lie, once that was counted', async () => {
    const selection = '{ parcelsCertified parcelsDigitised unassigned communes communesNotDigitised }';
    expect(await coverageOf([UNITS.province, DIGITISED], '{ unassigned }')).toEqual([
      { unassigned: null },
      { unassigned: 0 },
    ]);
    const row = { unit_id: UNITS.province, parcels_certified: 0, ...NOTHING, parcels_digitised: 11 };
    await insertLand(register.pool, 'land_coverage', [row]);
    expect(await coverageOf([UNITS.province], selection)).toEqual([
      {
        parcelsCertified: 124_000,
        parcelsDigitised: 80 * 370 + 11,
        unassigned: 11,
        communes: 124,
        communesNotDigitised: WITHOUT_DATA,
      },
    ]);
    await register.pool.query('delete from land_coverage where unit_id = $1', [UNITS.province]);
  });

  it('and of all its communes takes one SELECT', async () => {
    register.statements.length = 0;
    const answers = await coverageOf([UNITS.province, ...COMMUNES], '{ parcelsCertified }');
    expect(answers).toHaveLength(125);
    expect(answers.every(Boolean)).toBe(true);
    expect(register.statements).toEqual(['land_coverage_by_unit']);
  });
});

it.each([
  ['that ended', UNITS.doiCan, 'NOT_IN_FORCE'],
  ['that nobody knows', '99999@2025-07-01', 'NOT_FOUND'],
])('a unit %s has no coverage, and the error says why', async (_, id, code) => {
  expect(await refusal(id)).toMatchObject({ extensions: { code } });
});

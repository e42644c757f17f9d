import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { land } from '../../../subgraphs/land/subgraph.ts';
import { startSubgraph, type SubgraphUnderTest } from '../../support/subgraph.ts';
import { insertLand, parcelIdOf, UNITS } from './land-rows.ts';

const PARENT = parcelIdOf(1);
const [GARDEN, HOUSE] = [parcelIdOf(2), parcelIdOf(3)];
let register: SubgraphUnderTest;

beforeAll(async () => {
  register = await startSubgraph(land, {
    fill: async (pool) => {
      await insertLand(pool, 'land_certificate', [
        { serial: 'AA00000001', serial_as_written: 'AA 00000001' },
      ]);
      await insertLand(pool, 'land_holder', [
        { certificate_serial: 'AA00000001', citizen_id: '008085000001' },
      ]);
      await insertLand(pool, 'land_parcel', [
        { id: PARENT, current: false, quality_group: null },
        { id: GARDEN, number: '40', parent_id: PARENT, measured_area: 120.5, legal_area: 118 },
        {
          id: HOUSE,
          number: '41',
          parent_id: PARENT,
          certificate_serial: 'AA00000001',
          survey_document: 'Trích đo 12-2019',
          legal_area: null,
          unit_id: null,
          key_unit_id: UNITS.kimPhu,
          quality_group: 2,
        },
      ]);
      await insertLand(pool, 'land_parcel_previous_number', [
        { parcel_id: HOUSE, position: 2, key_unit_id: UNITS.kimPhu, sheet: '1', number: '7', until: '1998' },
        {
          parcel_id: HOUSE,
          key_unit_id: UNITS.kimPhu,
          sheet: '3',
          number: '70',
          scale: 2000,
          until: '2010-05',
        },
      ]);
      await insertLand(pool, 'land_purpose', [
        {
          parcel_id: HOUSE,
          position: 2,
          code: 'BHK',
          area: 51.4,
          term_kind: 'FIXED',
          term_until: '2063-10-15',
        },
        { parcel_id: HOUSE, code: 'ONT', origin: 'CNQ-KTT', area: 200, term_kind: 'LONG_TERM' },
        { parcel_id: HOUSE, position: 3, code: 'T' },
      ]);
    },
  });
});
afterAll(() => register.close());

async function parcel(id: string, selection: string) {
  const { data, errors } = await register.execute(`query ($id: ID!) { landParcel(id: $id) ${selection} }`, {
    id,
  });
  expect(errors).toBeUndefined();
  return data?.['landParcel'];
}

describe('a parcel', () => {
  it('has a natural key of its old commune, areas that differ, and a commune of today', async () => {
    expect(
      await parcel(
        GARDEN,
        '{ naturalKey { unit { id } sheet number scale } unit { id } measuredArea legalArea current qualityGroup certificate { serial } holders { name } }',
      ),
    ).toEqual({
      naturalKey: { unit: { id: UNITS.doiCan }, sheet: '5', number: '40', scale: 1000 },
      unit: { id: UNITS.binhThuan },
      measuredArea: 120.5,
      legalArea: 118,
      current: true,
      qualityGroup: 1,
      certificate: null,
      holders: [],
    });
  });

  it('has no commune of today where the old one was split and the hamlet does not decide', async () => {
    expect(await parcel(HOUSE, '{ unit { id } legalArea surveyDocument }')).toEqual({
      unit: null,
      legalArea: null,
      surveyDocument: 'Trích đo 12-2019',
    });
  });

  it('has a certificate, and by it holders', async () => {
    expect(await parcel(HOUSE, '{ certificate { serial } holders { citizen { id } } }')).toEqual({
      certificate: { serial: 'AA00000001' },
      holders: [{ citizen: { id: '008085000001' } }],
    });
  });

  it('knows the parcel it was split off, and that one its parts', async () => {
    expect(await parcel(HOUSE, '{ parent { id current qualityGroup parts { id } } parts { id } }')).toEqual({
      parent: { id: PARENT, current: false, qualityGroup: null, parts: [{ id: GARDEN }, { id: HOUSE }] },
      parts: [],
    });
  });

  it('lists the numbers it bore before, the latest first', async () => {
    expect(
      await parcel(HOUSE, '{ previousNumbers { until key { unit { id } sheet number scale } } }'),
    ).toEqual({
      previousNumbers: [
        { until: '2010-05', key: { unit: { id: UNITS.kimPhu }, sheet: '3', number: '70', scale: 2000 } },
        { until: '1998', key: { unit: { id: UNITS.kimPhu }, sheet: '1', number: '7', scale: null } },
      ],
    });
  });

  it('has several purposes, each with origin and term; an old code keeps its list, an unknown one its text', async () => {
    const found = await parcel(
      HOUSE,
      '{ purposes { code name list currentCode area origin { code list } term { kind until } } }',
    );
    expect(found).toEqual({
      purposes: [
        {
          code: 'ONT',
          name: 'Đất ở tại nông thôn',
          list: 'land-use-purposes-2024',
          currentCode: 'ONT',
          area: 200,
          origin: { code: 'CNQ-KTT', list: 'land-use-origins' },
          term: { kind: 'LONG_TERM', until: null },
        },
        {
          code: 'BHK',
          name: 'Đất bằng trồng cây hằng năm khác',
          list: 'land-use-purposes-2014',
          currentCode: 'HNK',
          area: 51.4,
          origin: null,
          term: { kind: 'FIXED', until: '2063-10-15' },
        },
        { code: 'T', name: 'T', list: null, currentCode: null, area: null, origin: null, term: null },
      ],
    });
  });
});

describe('an id', () => {
  it('is read in either case', async () => {
    expect(await parcel(` ${HOUSE.toUpperCase()} `, '{ id }')).toEqual({ id: HOUSE });
  });

  it('of no parcel is NOT_FOUND', async () => {
    const { errors } = await register.execute('{ landParcel(id: "zzzzzzzzzzzz") { id } }');
    expect(errors).toMatchObject([{ path: ['landParcel'], extensions: { code: 'NOT_FOUND' } }]);
  });

  it.each(['', '5/12', 'abcdefghijkl', `${'7'.repeat(13)}`])('%j is refused', async (id) => {
    const { errors } = await register.execute('query ($id: ID!) { landParcel(id: $id) { id } }', { id });
    expect(errors?.[0]?.message).toMatch(/^id: not a parcel id; expected 12 digits and letters/);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  it('answers as an entity', async () => {
    const { data } = await register.entities(
      'LandParcel',
      [{ id: HOUSE }, { id: 'unknown' }],
      '{ naturalKey { number } }',
    );
    expect(data).toEqual({ _entities: [{ naturalKey: { number: '41' } }, null] });
  });
});

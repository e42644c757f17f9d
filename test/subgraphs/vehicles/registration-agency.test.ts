import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadAdministrativeUnits } from '../../../subgraphs/shared/administrative-units/administrative-units.ts';
import { agenciesOf, provincialAgencyCode } from '../../../subgraphs/vehicles/agencies.ts';
import { vehicles } from '../../../subgraphs/vehicles/subgraph.ts';
import { startSubgraph, type SubgraphUnderTest } from '../../support/subgraph.ts';
import { AGENCIES, entityOf, insertRows, UNITS } from './vehicle-rows.ts';

const HOLDERS = [
  AGENCIES.haGiang,
  AGENCIES.haNoi,
  'C08',
  `CAX-${UNITS.binhThuan}`,
  'CAX-02497@2004-07-08',
  'PC08-99',
];

let register: SubgraphUnderTest;
beforeAll(async () => {
  register = await startSubgraph(vehicles, {
    fill: (pool) =>
      insertRows(
        pool,
        'vehicle',
        HOLDERS.map((code, index) => ({ id: index + 1, file_holder_code: code })),
      ),
  });
});
afterAll(() => register.close());

const holderOf = async (code: string, selection: string) => {
  const id = String(HOLDERS.indexOf(code) + 1);
  return entityOf(await register.entities('Vehicle', [{ id }], `{ fileHolder ${selection} }`))['fileHolder'];
};

describe('the agency that holds a file', () => {
  it('of a former province has ended, and names the one that took over', async () => {
    expect(
      await holderOf(
        AGENCIES.haGiang,
        '{ code name level platePrefixes validTo unit { id } successor { code platePrefixes } }',
      ),
    ).toEqual({
      code: AGENCIES.haGiang,
      name: 'Phòng Cảnh sát giao thông, Công an tỉnh Hà Giang',
      level: 'PROVINCE',
      platePrefixes: ['23'],
      validTo: '2025-06-30',
      unit: { id: UNITS.haGiang },
      successor: { code: AGENCIES.home, platePrefixes: ['22', '23'] },
    });
  });

  it('of Hà Nội issues six prefixes', async () => {
    expect(await holderOf(AGENCIES.haNoi, '{ platePrefixes successor { code } }')).toEqual({
      platePrefixes: ['29', '30', '31', '32', '33', '40'],
      successor: null,
    });
  });

  it('may be the national one', async () => {
    expect(await holderOf('C08', '{ name level platePrefixes unit { id } }')).toEqual({
      name: 'Cục Cảnh sát giao thông, Bộ Công an',
      level: 'NATIONAL',
      platePrefixes: ['80'],
      unit: null,
    });
  });

  it('may be a commune’s police', async () => {
    expect(await holderOf(`CAX-${UNITS.binhThuan}`, '{ name nameEn level unit { id } }')).toEqual({
      name: 'Công an phường Bình Thuận',
      nameEn: 'Binh Thuan Commune Police',
      level: 'COMMUNE',
      unit: { id: UNITS.binhThuan },
    });
  });

  it('of a split commune has no successor, as either may have the file', async () => {
    expect(await holderOf('CAX-02497@2004-07-08', '{ validTo successor { code } }')).toEqual({
      validTo: '2025-06-30',
      successor: null,
    });
  });

  it('with a code of no agency says so instead of failing', async () => {
    expect(await holderOf('PC08-99', '{ code name level unit { id } platePrefixes }')).toEqual({
      code: 'PC08-99',
      name: 'Cơ quan không có trong danh mục (PC08-99)',
      level: null,
      unit: null,
      platePrefixes: [],
    });
  });
});

describe('the codelist of agencies', () => {
  const units = loadAdministrativeUnits();
  const provinces = [...units.all()].filter(({ parentId }) => parentId === null);
  const agencyOf = (id: string) => agenciesOf(units).byCode(provincialAgencyCode(id));

  it('has one for each of the 34 provinces and the 63 before, each with its plates', () => {
    expect(provinces).toHaveLength(97);
    expect(provinces.filter(({ id }) => agencyOf(id).platePrefixes.length === 0)).toEqual([]);
  });

  it('gives each plate prefix to one agency of today', () => {
    const today = provinces.filter(({ validTo }) => validTo === null);
    const prefixes = today.flatMap(({ id }) => agencyOf(id).platePrefixes);
    expect(today).toHaveLength(34);
    expect(new Set(prefixes).size).toBe(prefixes.length);
  });

  it('leads from each agency of before to one of today', () => {
    const before = provinces.filter(({ validTo }) => validTo !== null);
    expect(before.filter(({ id }) => agencyOf(id).successor?.validTo !== null)).toEqual([]);
  });
});

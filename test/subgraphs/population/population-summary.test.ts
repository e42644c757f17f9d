import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SubgraphUnderTest } from '../../support/subgraph.ts';
import {
  BINH_THUAN,
  HA_GIANG_1,
  insert,
  insertPeople,
  person,
  startPopulation,
  THAI_BINH,
} from './register.ts';

let register: SubgraphUnderTest;
beforeAll(async () => {
  register = await startPopulation(async (pool) => {
    const at = (unit: string | null, more: object = {}) => ({ permanentUnitId: unit, ...more });
    await insertPeople(pool, [
      person(
        '008226000001',
        'A',
        at(BINH_THUAN, { sex: 'MALE', dateOfBirth: '2026-06-29', ethnicityCode: '02' }),
      ),
      person(
        '008222000002',
        'B',
        at(BINH_THUAN, { sex: 'FEMALE', dateOfBirth: '2022-01', ethnicityCode: '02' }),
      ),
      person(
        '008221000003',
        'C',
        at(BINH_THUAN, { sex: 'FEMALE', dateOfBirth: '2021', ethnicityCode: '04' }),
      ),
      person('008041000004', 'D', at(BINH_THUAN, { sex: 'MALE', dateOfBirth: '1941-12-31' })),
      person('008020000005', 'E', at(BINH_THUAN, { sex: 'MALE', dateOfBirth: '1920', ethnicityCode: '02' })),
      person('008020000006', 'F', at(BINH_THUAN, { dateOfBirth: null, ethnicityCode: '02' })),
      person(
        '008030000007',
        'G',
        at(HA_GIANG_1, { sex: 'FEMALE', dateOfBirth: '2027', ethnicityCode: '08' }),
      ),
      // Not counted: nobody's address is in the province.
      person('008030000008', 'H', at(null, { sex: 'MALE' })),
      person('008030000009', 'I', at('00004@2025-07-01', { sex: 'MALE' })),
      person('008030000010', 'K', { lifeStatus: 'DECEASED' }),
    ]);
    await insert(pool, 'household', [
      { fileNumber: 'HS-1', unitId: BINH_THUAN, address: '1' },
      { fileNumber: 'HS-2', unitId: BINH_THUAN, address: '2' },
      { fileNumber: 'HS-3', unitId: BINH_THUAN, address: '3', closedOn: '2026-01-01' },
      { fileNumber: 'HS-4', unitId: THAI_BINH, address: '4' },
    ]);
  });
});
beforeEach(() => {
  register.statements.length = 0;
});
afterAll(() => register.close());

async function populationOf(code: string, selection: string): Promise<unknown> {
  const { data, errors } = await register.execute(
    `{ administrativeUnit(code: "${code}") { population { ${selection} } } }`,
  );
  expect(errors).toBeUndefined();
  return (data as unknown as { administrativeUnit: { population: unknown } }).administrativeUnit.population;
}

describe('the population of a commune', () => {
  it('counts its permanent residents and open files on the day of the request', async () => {
    expect(await populationOf('02524', 'asOf persons households')).toEqual({
      asOf: '2026-06-30',
      persons: 6,
      households: 2,
    });
    expect(await populationOf('02494', 'persons households bySex { persons }')).toEqual({
      persons: 0,
      households: 1,
      bySex: [],
    });
  });

  it('falls into sexes, age groups and ethnic groups, the unknown among them', async () => {
    expect(
      await populationOf(
        '02524',
        'bySex { sex persons } byAgeGroup { from to persons } byEthnicity { ethnicity { code name list } persons }',
      ),
    ).toEqual({
      bySex: [
        { sex: 'FEMALE', persons: 2 },
        { sex: 'MALE', persons: 3 },
        { sex: 'UNKNOWN', persons: 1 },
      ],
      byAgeGroup: [
        { from: 0, to: 4, persons: 2 },
        { from: 5, to: 9, persons: 1 },
        { from: 85, to: null, persons: 2 },
        { from: null, to: null, persons: 1 },
      ],
      byEthnicity: [
        { ethnicity: { code: '02', name: 'Tày', list: 'ethnic-groups-1979' }, persons: 4 },
        { ethnicity: { code: '04', name: 'Hoa', list: 'ethnic-groups-1979' }, persons: 1 },
        { ethnicity: null, persons: 1 },
      ],
    });
  });

  it('counts a child whose year of birth is still to come, an error of entry, with the youngest', async () => {
    expect(await populationOf('00694', 'byAgeGroup { from to persons }')).toEqual({
      byAgeGroup: [{ from: 0, to: 4, persons: 1 }],
    });
  });
});

describe('the population of the province', () => {
  it('is the sum of its communes, and every breakdown adds up to it', async () => {
    const { data } = await register.execute(`{ administrativeUnit(code: "08") {
      population { persons households bySex { persons } byAgeGroup { persons } byEthnicity { persons } }
      children { population { persons households } } } }`);
    interface Counted {
      readonly persons: number;
    }
    const { population, children } = (
      data as unknown as {
        administrativeUnit: {
          population: Counted &
            Record<'bySex' | 'byAgeGroup' | 'byEthnicity', Counted[]> & { households: number };
          children: { population: Counted & { households: number } }[];
        };
      }
    ).administrativeUnit;
    const sum = (counts: readonly Counted[]) => counts.reduce((total, { persons }) => total + persons, 0);
    expect(population).toMatchObject({ persons: 7, households: 3 });
    expect(sum(children.map((child) => child.population))).toBe(7);
    expect(children.reduce((total, child) => total + child.population.households, 0)).toBe(3);
    expect(sum(population.bySex)).toBe(7);
    expect(sum(population.byAgeGroup)).toBe(7);
    expect(sum(population.byEthnicity)).toBe(7);
  });

  it('with all 124 communes costs one SELECT for each kind of figure', async () => {
    await register.execute(`{ administrativeUnit(code: "08") { population { persons households bySex { persons } }
      children { population { persons households byAgeGroup { persons } byEthnicity { persons } } } } }`);
    expect(register.statements.toSorted()).toEqual([
      'households_by_unit',
      'persons_by_unit',
      'population_cells_by_unit',
    ]);
  });
});

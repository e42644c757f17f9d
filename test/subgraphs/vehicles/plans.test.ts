import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadAdministrativeUnits } from '../../../subgraphs/shared/administrative-units/administrative-units.ts';
import * as statements from '../../../subgraphs/vehicles/loaders/statements.ts';
import { vehicles } from '../../../subgraphs/vehicles/subgraph.ts';
import { plansOffIndex } from '../../support/plans-off-index.ts';
import { startSubgraph, type SubgraphUnderTest } from '../../support/subgraph.ts';
import { fillFleet, ownerOf, PROVINCE } from './fill-fleet.ts';

const SIZE = 100_000;
const SOME = Array.from({ length: 1000 }, (_, at) => at * 90 + 3);
const CITIZENS = SOME.map(ownerOf);
const CHASSIS = SOME.map((n) => `RLHJC4${String(n).padStart(11, '0')}`);
const UNITS = [
  PROVINCE,
  ...loadAdministrativeUnits()
    .childrenOf(PROVINCE)
    .map(({ id }) => id),
];

/** Values of full size for every statement of the sector: a page of 1,000 people, the communes of the province. */
const VALUES: Readonly<Record<keyof typeof statements, readonly unknown[]>> = {
  VEHICLES: [SOME],
  VEHICLES_OF_CITIZENS: [CITIZENS],
  HEADS_OF_CITIZENS: [CITIZENS],
  VEHICLES_OF_PLATES: [['22A12345', '22B112345']],
  VEHICLES_OF_CHASSIS: [CHASSIS],
  PAGE_OF_OWNER: ['TAX_CODE', '5000123456', 0, 1001],
  COUNT_OF_OWNER: ['TAX_CODE', '5000123456'],
  PAGE_OF_FILE_HOLDER: ['PC08-01@2025-07-01', 0, 1001],
  COUNT_OF_FILE_HOLDER: ['PC08-01@2025-07-01'],
  PAGE_OF_UNITS: [UNITS, null, null, 0, 101],
  OVERDUE_PAGE_OF_UNITS: [UNITS, null, null, 0, 101, '2026-06-30'],
  OTHERS_PAGE_OF_UNITS: [UNITS, null, null, 0, 101, '2026-06-30'],
  EVENTS_OF_VEHICLES: [SOME],
  CONSENTS_OF_VEHICLES: [SOME],
  // A fleet of this size has 400 transfers: a thousand keys would rightly read them all.
  TRANSFERS_OF_VEHICLES: [SOME.slice(0, 5)],
  OPEN_TRANSFERS_OF_BUYERS: [CITIZENS.slice(0, 5)],
  STEPS_OF_TRANSFERS: [SOME.slice(0, 5)],
  INSPECTIONS_OF_CHASSIS: [CHASSIS],
  PLATES_OF_CITIZENS: [CITIZENS],
  PLATES_OF_VEHICLES: [SOME],
  COUNTS_OF_UNITS: [UNITS],
  OVERDUE_OF_UNITS: [UNITS, '2026-06-30'],
};

let register: SubgraphUnderTest;
beforeAll(async () => {
  register = await startSubgraph(vehicles, { fill: (pool) => fillFleet(pool, SIZE) });
});
afterAll(() => register.close());

it.each(Object.entries(statements).map(([name, { text }]) => ({ name, text })))(
  '$name reads by index at size',
  async ({ name, text }) => {
    const values = VALUES[name as keyof typeof statements];
    expect(await plansOffIndex(register.pool, text, values)).toEqual([]);
  },
);

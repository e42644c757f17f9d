import { afterAll, beforeAll, expect, it } from 'vitest';
import * as statements from '../../../subgraphs/land/loaders/statements.ts';
import { land } from '../../../subgraphs/land/subgraph.ts';
import { plansOffIndex } from '../../support/plans-off-index.ts';
import { startSubgraph, type SubgraphUnderTest } from '../../support/subgraph.ts';
import { UNITS } from './land-rows.ts';

/** 100,000 certificates with a parcel, a holder and a purpose each, over 124 communes. */
const FILL = [
  // Every key fits by construction: checking 400,000 of them would be most of this test's time.
  `set session_replication_role = replica`,
  `insert into land_certificate select 'AA' || lpad(n::text, 8, '0'), 'AA ' || n, null, '2019', 'VALID', null, null, 'LAND', now(), 'VERIFIED'
     from generate_series(1, 100000) n`,
  `insert into land_parcel select 'w7' || lpad(n::text, 10, '0'), (n % 330) || '@2004-07-08', (n / 500)::text, (n % 500)::text, 1000,
       (n % 124) || '@2025-07-01', 100, 100, true, case when n % 50 = 0 then 'w7' || lpad((n - 1)::text, 10, '0') end, 1 + n % 3,
       'AA' || lpad(n::text, 8, '0'), null, 'LAND', now(), 'VERIFIED'
     from generate_series(1, 100000) n`,
  `update land_parcel set unit_id = null where number like '%17'`,
  `insert into land_parcel_previous_number select id, 1, key_unit_id, sheet, number, 1000, null from land_parcel`,
  `insert into land_purpose select id, 1, 'ONT' from land_parcel`,
  `insert into land_holder select serial, 1, 1, 'PERSON', '0080' || lpad(substr(serial, 3), 8, '0'), 'An', null, null, null, null, null, 'VERIFIED'
     from land_certificate`,
  `insert into land_coverage select n || '@2025-07-01', date '2025-07-01' + m * 30, 1000, 370, 200, 100, 100, 200, 70, 'LAND', now(), 'VERIFIED'
     from generate_series(1, 3321) n, generate_series(1, 12) m`,
];

const SOME = Array.from({ length: 1000 }, (_, at) => at * 90 + 1);
const CITIZENS = SOME.map((n) => `0080${String(n).padStart(8, '0')}`);
const SERIALS = SOME.map((n) => `AA${String(n).padStart(8, '0')}`);
const PARCELS = SOME.map((n) => `w7${String(n).padStart(10, '0')}`);
const KEY = [[UNITS.doiCan, UNITS.thaiLong, '7@2004-07-08'], '5', '12'];

/** Values of full size for every statement of the sector: a page of 1,000 people, the communes of the province. */
const VALUES: Readonly<Record<keyof typeof statements, readonly unknown[]>> = {
  HOLDINGS_OF_CITIZENS: [CITIZENS],
  HOLDING_HEADS_OF_CITIZENS: [CITIZENS],
  CERTIFICATES_OF_CITIZENS: [CITIZENS],
  CERTIFICATES: [SERIALS],
  PARCELS: [PARCELS],
  PARCELS_OF_CERTIFICATES: [SERIALS],
  PARCELS_OF_PARENTS: [PARCELS],
  PARCELS_BY_KEY: KEY,
  PARCELS_BY_PREVIOUS_KEY: KEY,
  PARCELS_OF_UNITS: [['7@2025-07-01'], 'w7', 101, null, true],
  PARCEL_COUNTS_OF_UNITS: [['7@2025-07-01'], null, true],
  UNASSIGNED_PARCELS: [['7@2004-07-08', '8@2004-07-08'], 'w7', 101, null, true],
  UNASSIGNED_COUNT: [['7@2004-07-08', '8@2004-07-08'], null, true],
  FIRST_COVERAGE: [Array.from({ length: 124 }, (_, n) => `${n}@2025-07-01`)],
  HOLDERS_OF_CERTIFICATES: [SERIALS],
  PURPOSES_OF_PARCELS: [PARCELS],
  PREVIOUS_NUMBERS_OF_PARCELS: [PARCELS],
  COVERAGE_OF_UNITS: [Array.from({ length: 124 }, (_, n) => `${n}@2025-07-01 2026-06-30`)],
};

let register: SubgraphUnderTest;

beforeAll(async () => {
  register = await startSubgraph(land, {
    fill: async (pool) => {
      await pool.query(FILL.join(';'));
      await pool.query('vacuum analyze');
    },
  });
});
afterAll(() => register.close());

it.each(Object.entries(statements).map(([name, { text }]) => ({ name, text })))(
  '$name reads by index at size',
  async ({ name, text }) => {
    const values = VALUES[name as keyof typeof statements];
    expect(await plansOffIndex(register.pool, text, values)).toEqual([]);
  },
);

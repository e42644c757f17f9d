import type { Pool } from 'pg';
import { loadAdministrativeUnits } from '../../../subgraphs/shared/administrative-units/administrative-units.ts';

/** Tuyên Quang since July 2025. */
export const PROVINCE = '08@2025-07-01';

/**
 * A made-up fleet of any size, by generate_series: nine in ten a motorcycle, three vehicles to two owners, one file in
 * fifty in Hà Nội, each car inspected twice, one in twelve overdue, every hundredth vehicle a company's.
 */
export async function fillFleet(pool: Pool, size: number): Promise<void> {
  const communes = loadAdministrativeUnits()
    .childrenOf(PROVINCE)
    .map(({ id }) => id);
  const client = await pool.connect();
  // Every key fits by construction: checking a million of them would be most of a test's time.
  await client.query('set statement_timeout = 0; set session_replication_role = replica');
  for (const sql of [VEHICLES, EVENTS, CONSENTS, INSPECTIONS, PLATES, TRANSFERS, STEPS]) {
    await client.query(
      sql.replaceAll('$size', String(size)).replaceAll('$communes', `'{${communes.join(',')}}'`),
    );
  }
  // Before a commit is on disk vacuum cannot mark its pages as visible to all.
  await client.query('checkpoint');
  await client.query('vacuum analyze');
  client.release(true);
}

/** The owner of the vehicle `n`. */
export function ownerOf(n: number): string {
  return `008${String(Math.floor((n * 2) / 3)).padStart(9, '0')}`;
}

const IS_CAR = 'n % 10 = 0';
const IS_FLEET = '(n % 100 = 50)';
const OWNER = `'008' || lpad((n * 2 / 3)::text, 9, '0')`;

const VEHICLES = `
  insert into vehicle
  select n, case when ${IS_CAR} then '22A' else '22B1' end || lpad((n % 100000)::text, 5, '0'), 'WHITE',
    case when ${IS_CAR} then 'CAR' else 'MOTORCYCLE' end, 'Honda', null, 'Wave Alpha', 'Đen', 2, null, 109, 2015,
    'RLHJC4' || lpad(n::text, 11, '0'), null, array['HC12E' || n], date '2005-01-01' + (n % 7000), null,
    case when n % 20 = 1 then 'REVOKED' else 'REGISTERED' end, case when ${IS_FLEET} then 'ORGANISATION' else 'CITIZEN' end,
    case when not ${IS_FLEET} then ${OWNER} end, case when ${IS_FLEET} then 'TAX_CODE' end,
    case when ${IS_FLEET} then (5000000000 + n / 1000)::text end, 'Nguyễn Văn A',
    (($communes)::text[])[1 + (n + n / 10) % 124], (($communes)::text[])[1 + (n + n / 10) % 124],
    case when n % 50 = 3 then 'PC08-01@2025-07-01' else 'PC08-08@2025-07-01' end,
    'VEHICLES', timestamptz '2024-01-01' + n * interval '1 second', 'VERIFIED'
  from generate_series(1, $size) n`;

const EVENTS = `
  insert into registration_event
  select n, number, case number when 1 then 'FIRST_REGISTRATION' else 'TRANSFER' end, date '2010-01-01' + (n % 3000),
    'PC08-08@2025-07-01', null, null, null, null, null
  from generate_series(1, $size) n, generate_series(1, 1 + n % 2) number`;

const CONSENTS = `
  insert into guardian_consent select n, null, 'Nguyễn Thị B', 'MOTHER', '2024-01-01', null from generate_series(1, $size, 20) n`;

const INSPECTIONS = `
  insert into inspection
  select 'KC' || n || '-' || turn, 'RLHJC4' || lpad(n::text, 11, '0'), 'HC12E' || n, null, 12,
    date '2026-06-30' - (n % 400) - 365 * turn, date '2026-06-30' - (n % 400) - 365 * turn + 365, '2201D',
    'INSPECTION', now(), 'VERIFIED'
  from generate_series(10, $size, 10) n, generate_series(0, 1) turn`;

const PLATES = `
  insert into identification_plate
  select n, '23A' || lpad(n::text, 7, '0'), ${OWNER}, null, null, '2024-01-01', n, null, null, 'VEHICLES', now(),
    'VERIFIED'
  from generate_series(10, $size, 10) n`;

const TRANSFERS = `
  insert into transfer_case
  select n, n, 'FILE_REQUESTED', '2026-06-01', '2026-05-20', null, ${OWNER}, null, null, null, 'PC08-01@2025-07-01',
    'PC08-08@2025-07-01', null, null, '{ORIGINAL_FILE}', 'VEHICLES', now(), 'VERIFIED'
  from generate_series(3, $size, 250) n`;

const STEPS = `
  insert into transfer_step
  select n, number, case number when 1 then 'OPENED' else 'FILE_REQUESTED' end, '2026-05-20', 'PC08-08@2025-07-01', null
  from generate_series(3, $size, 250) n, generate_series(1, 2) number`;

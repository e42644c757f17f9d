import type { Pool } from 'pg';
import type { GraphQLAnswer } from '../../support/subgraph.ts';

/** Dated ids of real units. */
export const UNITS = {
  tuyenQuang: '08@2025-07-01',
  /** Hà Giang until June 2025; now part of Tuyên Quang. */
  haGiang: '02@2004-07-08',
  haNoi: '01@2025-07-01',
  /** Bình Thuận took over the code of Đội Cấn. */
  binhThuan: '02524@2025-07-01',
  doiCan: '02524@2004-07-08',
  minhXuan: '02215@2025-07-01',
  /** A ward of Hà Nội. */
  baDinh: '00004@2025-07-01',
} as const;

export const AGENCIES = {
  home: `PC08-${UNITS.tuyenQuang}`,
  haGiang: `PC08-${UNITS.haGiang}`,
  haNoi: `PC08-${UNITS.haNoi}`,
} as const;

/** Two citizens of the two former provinces, and one of whom the register knows nothing. */
export const AN = '008090000001';
export const BINH = '002085000002';
export const NOBODY = '008090999999';

/** A row to be, in snake case; what is left out takes the default of its table. */
type RowToBe = Readonly<Record<string, unknown>>;

const RECORD = { source_system: 'VEHICLES', recorded_at: '2026-01-05T02:00:00Z', verification: 'VERIFIED' };

const DEFAULTS = {
  vehicle: {
    plate: '22A12345',
    plate_colour: 'WHITE',
    kind: 'CAR',
    make: 'Toyota',
    model: 'Vios',
    colour: 'Đen',
    engine_numbers: ['2NRX1'],
    chassis_number: 'RL4BA9F31A5000001',
    status: 'REGISTERED',
    owner_kind: 'CITIZEN',
    first_registered_on: '2019-03-04',
    registered_unit_id: UNITS.doiCan,
    owner_unit_id: UNITS.binhThuan,
    file_holder_code: AGENCIES.home,
    ...RECORD,
  },
  guardian_consent: { guardian_name: 'Nguyễn Thị Bình', relation: 'MOTHER', given_on: '2026-05-01' },
  registration_event: { kind: 'FIRST_REGISTRATION', occurred_on: '2019-03-04', agency_code: AGENCIES.home },
  transfer_case: {
    state: 'FILE_REQUESTED',
    state_since: '2026-06-10',
    opened_on: '2026-05-20',
    file_holder_code: AGENCIES.haNoi,
    receiving_agency_code: AGENCIES.home,
    missing_papers: [],
    ...RECORD,
  },
  transfer_step: { state: 'OPENED', occurred_on: '2026-05-20', agency_code: AGENCIES.home },
  inspection: {
    chassis_number: 'RL4BA9F31A5000001',
    engine_number: '2NRX1',
    cycle_months: 12,
    inspected_on: '2026-01-10',
    due_on: '2027-01-10',
    centre_code: '2201D',
    ...RECORD,
    source_system: 'INSPECTION',
  },
  identification_plate: { plate: '22A54321', since: '2024-02-01', ...RECORD },
};

type Table = keyof typeof DEFAULTS;

/** Puts rows into a table of the vehicle register. */
export async function insertRows(pool: Pool, table: Table, rows: readonly RowToBe[]): Promise<void> {
  const full = rows.map((row) => ({ ...DEFAULTS[table], ...row }));
  await pool.query(`insert into ${table} select * from json_populate_recordset(null::${table}, $1)`, [
    JSON.stringify(full),
  ]);
}

/** The data of an answer without errors, loosely typed: tests state what they expect of it. */
export function dataOf({ data, errors }: GraphQLAnswer): Loose {
  if (errors || !data) throw new Error(`the answer has errors: ${JSON.stringify(errors)}`);
  return data as unknown as Loose;
}

/** The one entity of an answer without errors. */
export function entityOf(answer: GraphQLAnswer): Loose {
  return dataOf(answer)['_entities']?.[0] as Loose;
}

interface Loose {
  readonly [key: string]: Loose;
}

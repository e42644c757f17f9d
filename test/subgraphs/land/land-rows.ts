import type { Pool } from 'pg';

/** Dated ids of real units, so that mergers and splits are the true ones. */
export const UNITS = {
  province: '08@2025-07-01',
  /** Bình Thuận, made of Đội Cấn, whose code it took over, and Thái Long. */
  binhThuan: '02524@2025-07-01',
  doiCan: '02524@2004-07-08',
  thaiLong: '02521@2004-07-08',
  /** Kim Phú was split between Minh Xuân and Mỹ Lâm. */
  kimPhu: '02497@2004-07-08',
  minhXuan: '02215@2025-07-01',
  myLam: '02509@2025-07-01',
  /** A commune of Hà Nội. */
  baDinh: '00004@2025-07-01',
} as const;

/** A row to be, in snake case; what is left out takes the default of its table. */
type RowToBe = Readonly<Record<string, unknown>>;

const RECORD = { source_system: 'LAND', recorded_at: '2026-01-05T02:00:00Z', verification: 'VERIFIED' };

const DEFAULTS = {
  land_certificate: { status: 'VALID', ...RECORD },
  land_parcel: {
    key_unit_id: UNITS.doiCan,
    unit_id: UNITS.binhThuan,
    sheet: '5',
    number: '12',
    scale: 1000,
    measured_area: 251.4,
    legal_area: 250,
    current: true,
    quality_group: 1,
    ...RECORD,
  },
  land_parcel_previous_number: { position: 1 },
  land_purpose: { position: 1, code: 'ONT' },
  land_holder: { party: 1, position: 1, kind: 'PERSON', name: 'Nguyễn Văn An', verification: 'VERIFIED' },
  land_coverage: {
    as_of: '2026-06-30',
    parcels_certified: 1000,
    parcels_digitised: 370,
    parcels_clean: 200,
    parcels_live: 150,
    quality_group1: 100,
    quality_group2: 200,
    quality_group3: 70,
    ...RECORD,
  },
};

type Table = keyof typeof DEFAULTS;

/** Puts rows into a table of the land register. */
export async function insertLand(pool: Pool, table: Table, rows: readonly RowToBe[]): Promise<void> {
  const full = rows.map((row) => ({ ...DEFAULTS[table], ...row }));
  await pool.query(`insert into ${table} select * from json_populate_recordset(null::${table}, $1)`, [
    JSON.stringify(full),
  ]);
}

/** A certificate of one parcel held by one citizen. */
export async function insertHolding(
  pool: Pool,
  holding: { readonly citizen: string; readonly serial: string; readonly parcel: string },
): Promise<void> {
  const { citizen, serial, parcel } = holding;
  await insertLand(pool, 'land_certificate', [{ serial, serial_as_written: serial }]);
  await insertLand(pool, 'land_parcel', [{ id: parcel, certificate_serial: serial }]);
  await insertLand(pool, 'land_holder', [{ certificate_serial: serial, citizen_id: citizen }]);
}

/** The representation that the gateway sends for a citizen residing in a unit. */
export function residentOf(unitId: string | null, id = '008085000001'): object {
  return { id, permanentResidence: unitId === null ? null : { unit: { id: unitId } } };
}

/** A parcel id that stands for a number, the ids in the order of the numbers. */
export function parcelIdOf(number: number): string {
  return `w7${number.toString(32).padStart(10, '0')}`.replaceAll(
    /[a-v]/g,
    (digit) => GEOHASH[Number.parseInt(digit, 32)] ?? '',
  );
}

const GEOHASH = '0123456789bcdefghjkmnpqrstuvwxyz';

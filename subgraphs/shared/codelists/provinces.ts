import { PROVINCES_BEFORE_2025 } from './provinces-before-2025.ts';

/** One of the 63 provinces until June 2025, with the marks that outlive it on cards and plates. */
export interface FormerProvince {
  /** Two digits, e.g. `02`. */
  readonly code: string;
  readonly name: string;
  /** First three digits of personal IDs, e.g. `002`. */
  readonly idPrefix: string;
  /** First two digits of plates, e.g. `23`. */
  readonly platePrefixes: readonly string[];
  /** Code of the province it belongs to since July 2025, e.g. `08`. */
  readonly since2025: string;
}

/** All 63, in order of code. */
export const FORMER_PROVINCES: readonly FormerProvince[] = PROVINCES_BEFORE_2025.map(
  ([code, name, , plates, since2025]) =>
    Object.freeze({ code, name, idPrefix: `0${code}`, platePrefixes: plates.split(' '), since2025 }),
);

/** The province that registered the birth of a personal ID's holder; undefined for a country's prefix. */
export function provinceOfIdPrefix(prefix: string): FormerProvince | undefined {
  return BY_ID_PREFIX.get(prefix);
}

/** The province that issued plates with these two digits; undefined for 80, the central agencies. */
export function provinceOfPlatePrefix(prefix: string): FormerProvince | undefined {
  return BY_PLATE_PREFIX.get(prefix);
}

/** The former provinces that make up a province of today: `08` is Hà Giang and Tuyên Quang. */
export function formerProvincesOf(code: string): readonly FormerProvince[] {
  return FORMER_PROVINCES.filter(({ since2025 }) => since2025 === code);
}

const BY_ID_PREFIX: ReadonlyMap<string, FormerProvince> = new Map(
  FORMER_PROVINCES.map((province) => [province.idPrefix, province]),
);
const BY_PLATE_PREFIX: ReadonlyMap<string, FormerProvince> = new Map(
  FORMER_PROVINCES.flatMap((province) => province.platePrefixes.map((prefix) => [prefix, province] as const)),
);

import { defineCodeList } from './code-list.ts';
import { COUNTRIES } from './countries.ts';

/** Nationalities by ISO 3166-1 alpha-2 code, as the population service codes them (QuocTich). */
export const NATIONALITIES = defineCodeList('nationalities', COUNTRIES);

/** The country whose prefix a personal ID bears, by ISO code; undefined when the birth was registered in Viet Nam. */
export function countryOfIdPrefix(prefix: string): string | undefined {
  return COUNTRY_OF_PREFIX.get(prefix);
}

const COUNTRY_OF_PREFIX: ReadonlyMap<string, string> = new Map(
  COUNTRIES.flatMap(([iso2, , , prefixes]) =>
    prefixes === '' ? [] : prefixes.split(' ').map((prefix) => [prefix, iso2] as const),
  ),
);

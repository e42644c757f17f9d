import type { NameQuery } from '../rules/name-query.ts';
import type { Rank } from '../types/search.ts';
import { CITIZEN, type CitizenRow } from './person-columns.ts';

export type MatchRow = CitizenRow & Rank;

/** SQL about how the name of person `p` fits, its parameters (`NAME_VALUES` of them) beginning with `$n`. */
export interface NameSql {
  /** Holds when it fits in any way; needs only the first `FITS_VALUES`. */
  readonly fits: string;
  readonly fit: string;
  /** The four parts of `Rank`. */
  readonly rank: string;
  /** A citizen and its rank. */
  readonly list: string;
}

export const NAME_VALUES = 10;
export const FITS_VALUES = 2;

export function nameSql(n: number): NameSql {
  const matches = (key: string, at: number) =>
    `' ' || ${key} || ' ' like all($${at}) and ${key} ~ all($${at + 1})`;
  const fit = `case when ${matches('p.spelling_key', n + 6)} then 0 when ${matches('p.search_key', n + 4)} then 1
    when ${matches('p.spelling_key', n + 2)} then 2 else 3 end`;
  const position = `case when p.search_key = $${n + 9} then 0
    when p.search_key || ' ' like any($${n + 8}) then 1 else 2 end`;
  return {
    fits: matches('p.search_key', n),
    fit,
    rank: `${fit}, ${position}, p.search_key, p.id`,
    list: `${CITIZEN}, ${fit} as "fit", ${position} as "position", p.search_key as "searchKey"`,
  };
}

/** The parameters of `nameSql`. */
export function nameValues({ key, starts, fits }: NameQuery): readonly unknown[] {
  return [...fits.toReversed().flatMap(({ patterns, expressions }) => [patterns, expressions]), starts, key];
}

/** The parameters of a rank. */
export function rankValues({ fit, position, searchKey, id }: Rank): readonly unknown[] {
  return [fit, position, searchKey, id];
}

/** Before everybody. */
export const BEFORE_ALL: Rank = { fit: -1, position: -1, searchKey: '', id: '' };

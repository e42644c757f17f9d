import type { NameQuery } from '../rules/name-query.ts';
import type { Rank } from '../types/search.ts';
import { CITIZEN, type CitizenRow } from './person-columns.ts';

export type MatchRow = CitizenRow & Rank;

/** SQL about how the name of person `p` fits, its five parameters beginning with `$n`. */
export interface NameSql {
  /** Holds when it fits in any way; needs only `$n`. */
  readonly fits: string;
  readonly fit: string;
  /** The four parts of `Rank`. */
  readonly rank: string;
  /** A citizen and its rank. */
  readonly list: string;
}

export function nameSql(n: number): NameSql {
  const letters = `' ' || p.search_key || ' '`;
  const fit = `case when ' ' || p.spelling_key || ' ' like all($${n + 2}) then 0
    when ${letters} like all($${n + 1}) then 1 else 2 end`;
  const position = `case when p.search_key = $${n + 4} then 0
    when p.search_key || ' ' like any($${n + 3}) then 1 else 2 end`;
  return {
    fits: `${letters} like all($${n})`,
    fit,
    rank: `${fit}, ${position}, p.search_key, p.id`,
    list: `${CITIZEN}, ${fit} as "fit", ${position} as "position", p.search_key as "searchKey"`,
  };
}

/** The parameters of `nameSql`. */
export function nameValues({ key, starts, fits }: NameQuery): readonly unknown[] {
  return [...fits.toReversed().map(({ patterns }) => patterns), starts, key];
}

/** The parameters of a rank. */
export function rankValues({ fit, position, searchKey, id }: Rank): readonly unknown[] {
  return [fit, position, searchKey, id];
}

/** Before everybody. */
export const BEFORE_ALL: Rank = { fit: -1, position: -1, searchKey: '', id: '' };

import type { NameQuery } from '../rules/name-query.ts';
import type { Citizen } from './citizen.ts';

/** What people are searched by; at least two are given. */
export interface Criteria {
  readonly name: NameQuery | undefined;
  /** Partial date. */
  readonly dateOfBirth: string | undefined;
  /** Communes of the permanent residence. */
  readonly unitIds: readonly string[] | undefined;
}

/** Where a match stands in the list: people in ascending order of all four. */
export interface Rank {
  /**
   * 0 all words as spelled; 1 all words by their letters; 2 as spelled, but the last is only begun; 3 by their letters,
   * but the last is only begun. 0 in a search without name.
   */
  readonly fit: number;
  /** 0 the whole name was typed, 1 the name begins with a word typed, 2 it holds them elsewhere. */
  readonly position: number;
  readonly searchKey: string;
  readonly id: string;
}

/** A citizen found. */
export interface Match {
  readonly citizen: Citizen;
  readonly rank: Rank;
}

import type { Citizen } from './citizen.ts';

/** What people are searched by; at least two are given. */
export interface Criteria {
  /** Search key of the beginning of the name, in whole words; not empty. */
  readonly name: string | undefined;
  /** Partial date. */
  readonly dateOfBirth: string | undefined;
  /** Communes of the permanent residence. */
  readonly unitIds: readonly string[] | undefined;
}

/** A citizen found, with the key by which the list is in order. */
export interface Match {
  readonly citizen: Citizen;
  readonly searchKey: string;
}

/** A generation of units: the days, first and last inclusive, on which its codes mean what they mean. */
export interface Period {
  /** What the ids of its units end in: the first day on which a register may mean them. */
  readonly dated: string;
  /** First day in force of each of its units; null where that is not known. */
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/** Decision 124/2004/QĐ-TTg, which introduced the codes: the earliest day on which a code can be meant. */
export const CODES_BEGAN = '2004-07-08';

/**
 * Provinces, districts and communes, until the mergers. Many of them are younger than the codes (wards that became so
 * in 2020, say); the package has one state of them, so that their first days are not known.
 */
export const BEFORE_MERGER: Period = { dated: CODES_BEGAN, validFrom: null, validTo: '2025-06-30' };

/** Provinces and communes only: Resolution 202/2025/QH15 and the 34 resolutions on communes of 16 June 2025. */
export const SINCE_MERGER: Period = { dated: '2025-07-01', validFrom: '2025-07-01', validTo: null };

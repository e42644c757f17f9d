/** First and last day (inclusive) on which the codes of a generation of units mean what they mean. */
export interface Period {
  readonly validFrom: string;
  readonly validTo: string | null;
}

/**
 * Provinces, districts and communes, until the mergers. Decision 124/2004/QĐ-TTg, which introduced the codes, is the
 * earliest day on which a code can be meant; changes between 2004 and 2025 are not told apart.
 */
export const BEFORE_MERGER: Period = { validFrom: '2004-07-08', validTo: '2025-06-30' };

/** Provinces and communes only: Resolution 202/2025/QH15 and the 34 resolutions on communes of 16 June 2025. */
export const SINCE_MERGER: Period = { validFrom: '2025-07-01', validTo: null };

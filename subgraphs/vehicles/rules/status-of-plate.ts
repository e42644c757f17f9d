import { IdentificationPlateStatus } from '../vocabulary.ts';

/** The dates of an identification plate, `YYYY-MM-DD`. */
export interface PlateDates {
  readonly holdUntil: string | null;
  readonly returnedOn: string | null;
}

/**
 * Where an identification plate is on a day: in use; kept for its owner through the last day of the five years; back in
 * the pool after that, or from the day it was given back. Source: Circular 24/2023/TT-BCA, art. 3.
 */
export function statusOfPlate(
  { holdUntil, returnedOn }: PlateDates,
  today: string,
): IdentificationPlateStatus {
  if (returnedOn !== null && returnedOn <= today) return IdentificationPlateStatus.RETURNED;
  if (holdUntil === null) return IdentificationPlateStatus.IN_USE;
  return today <= holdUntil ? IdentificationPlateStatus.HELD : IdentificationPlateStatus.RETURNED;
}

import type { Citizen } from '../types/citizen.ts';

/** False for someone whom another register names and this one does not hold: of him a list is unknown, not empty. */
export function isKnown({ lifeStatus }: Citizen): boolean {
  return lifeStatus !== undefined;
}

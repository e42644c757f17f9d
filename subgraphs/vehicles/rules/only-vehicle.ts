import { callerError } from '../../../platform/errors.ts';
import { SectionState } from '../../shared/register-record.ts';
import type { Vehicle } from '../types/vehicle.ts';
import type { VehicleLookup } from '../types/vehicle-lookup.ts';

/**
 * The vehicle that a look-up found; null for none.
 * @throws AMBIGUOUS when several fit, NOT_FOUND with reason MISMATCH when the engine is not that of the chassis.
 */
export function onlyVehicle({ state, vehicle, candidates }: VehicleLookup): Vehicle | null {
  if (state === SectionState.AMBIGUOUS) {
    throw callerError('AMBIGUOUS', `${candidates.length} vehicles fit; which one is meant cannot be told.`, {
      reason: 'AMBIGUOUS',
      nextStep:
        'Add the engine number or the kind of vehicle, or choose among the candidates of vehicleLookup.',
    });
  }
  if (state === SectionState.MISMATCH) {
    throw callerError('NOT_FOUND', 'The chassis number is on file, but with another engine number.', {
      reason: 'MISMATCH',
      nextStep:
        'Check the engine number on the vehicle; vehicleLookup shows what is on file for the chassis.',
    });
  }
  return vehicle;
}

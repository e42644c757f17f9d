import { SectionState } from '../../shared/register-record.ts';
import type { VehicleHead } from '../types/vehicle-head.ts';
import { isCurrent, isOnTwoWheels } from './match-vehicles.ts';

/**
 * What the register can say of one owner's vehicles: NONE, FOUND, or MISMATCH when two current records cannot both be
 * right, being of one vehicle (chassis and engine) or bearing one plate. Whether others claim the same is not asked
 * here: `vehicleLookup` tells.
 */
export function stateOfVehicles(vehicles: readonly VehicleHead[]): SectionState {
  if (vehicles.length === 0) return SectionState.NONE;
  if (vehicles.length === 1) return SectionState.FOUND;
  const claims = vehicles.filter(isCurrent).flatMap(claimsOf);
  return new Set(claims).size === claims.length ? SectionState.FOUND : SectionState.MISMATCH;
}

/** What only one vehicle can have: its plate within its series, and its chassis with each of its engines. */
function claimsOf(vehicle: VehicleHead): readonly string[] {
  const plate = `${isOnTwoWheels(vehicle) ? 'motorcycle' : 'car'} ${vehicle.plate}`;
  if (vehicle.chassisNumber === null) return [plate];
  const engines = new Set(vehicle.engineNumbers);
  return [plate, ...Array.from(engines, (engine) => `${vehicle.chassisNumber} ${engine}`)];
}

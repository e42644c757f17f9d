import { SectionState } from '../../shared/register-record.ts';
import type { VehicleHead } from '../types/vehicle-head.ts';
import type { Vehicle } from '../types/vehicle.ts';
import type { VehicleLookup } from '../types/vehicle-lookup.ts';
import { VehicleKind, VehicleStatus } from '../vocabulary.ts';

/**
 * Which of the vehicles that ever bore a plate is meant, oldest registration first. The one that bears it now; when
 * none does, the last that did. A car `22B-123.45` and an old motorcycle `22-B1 2345` share a normal form: then only
 * the kind decides.
 */
export function matchByPlate(bearers: readonly Vehicle[], kind?: VehicleKind | null): VehicleLookup {
  const fitting = kind == null ? bearers : bearers.filter((vehicle) => vehicle.kind === kind);
  const current = fitting.filter(isCurrent);
  if (current.length > 0) return toLookup(current);
  const past = [fitting.findLast(isOnTwoWheels), fitting.findLast((vehicle) => !isOnTwoWheels(vehicle))];
  return toLookup(past.filter((vehicle) => vehicle !== undefined));
}

/**
 * Which of the vehicles with a chassis number is meant. With an engine number: the one that has it, or MISMATCH with
 * those of that chassis. Without: the only one; old chassis numbers are short and collide, so several are AMBIGUOUS
 * unless all share an engine number, hence are one vehicle registered anew, and just one of them is current.
 */
export function matchByChassis(vehicles: readonly Vehicle[], engine?: string | null): VehicleLookup {
  if (engine == null) return oneOf(vehicles);
  const fitting = vehicles.filter(({ engineNumbers }) => engineNumbers.includes(engine));
  if (fitting.length > 0 || vehicles.length === 0) return oneOf(fitting);
  return { state: SectionState.MISMATCH, vehicle: null, candidates: vehicles };
}

/** True for a vehicle that bears its plate now, stolen or not. */
export function isCurrent({ status }: VehicleHead): boolean {
  return status !== VehicleStatus.REVOKED;
}

/** True for the vehicles whose plates are of the motorcycle series. */
export function isOnTwoWheels({ kind }: VehicleHead): boolean {
  return MOTORCYCLE_PLATES.has(kind);
}

const MOTORCYCLE_PLATES: ReadonlySet<VehicleKind> = new Set([
  VehicleKind.MOTORCYCLE,
  VehicleKind.THREE_WHEELER,
  VehicleKind.MOPED,
  VehicleKind.ELECTRIC_MOTORCYCLE,
]);

function oneOf(vehicles: readonly Vehicle[]): VehicleLookup {
  const current = vehicles.filter(isCurrent);
  const [only] = current;
  const isOneVehicle = only !== undefined && vehicles.every((vehicle) => shareEngine(only, vehicle));
  return toLookup(current.length === 1 && isOneVehicle ? current : vehicles);
}

function toLookup(fitting: readonly Vehicle[]): VehicleLookup {
  const [vehicle = null] = fitting;
  if (fitting.length > 1) return { state: SectionState.AMBIGUOUS, vehicle: null, candidates: fitting };
  const state = vehicle === null ? SectionState.NONE : SectionState.FOUND;
  return { state, vehicle, candidates: [] };
}

/** True for two records of one chassis that have an engine number in common: they are of one vehicle. */
function shareEngine(a: Vehicle, b: Vehicle): boolean {
  return a.engineNumbers.some((number) => b.engineNumbers.includes(number));
}

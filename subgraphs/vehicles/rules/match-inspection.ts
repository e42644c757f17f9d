import { SectionState } from '../../shared/register-record.ts';
import type { Inspection } from '../types/inspection.ts';
import type { VehicleHead } from '../types/vehicle-head.ts';
import { VehicleKind } from '../vocabulary.ts';

export interface InspectionMatch {
  readonly state: SectionState;
  readonly inspection: Inspection | null;
}

/**
 * The latest inspection of a vehicle among those with its chassis number, latest first. FOUND when the engine number is
 * the vehicle's too (or it is a trailer and neither has one); AMBIGUOUS when one side has no engine number, since the
 * chassis alone decides nothing; MISMATCH when all name other engines; NONE without any. The plate is never looked at.
 */
export function matchInspection(vehicle: VehicleHead, ofChassis: readonly Inspection[]): InspectionMatch {
  const inspection = ofChassis.find(({ engineNumber }) =>
    engineNumber === null ? hasNoEngine(vehicle) : vehicle.engineNumbers.includes(engineNumber),
  );
  if (inspection !== undefined) return { state: SectionState.FOUND, inspection };
  return { state: stateWithoutMatch(vehicle, ofChassis), inspection: null };
}

function stateWithoutMatch({ engineNumbers }: VehicleHead, ofChassis: readonly Inspection[]): SectionState {
  if (ofChassis.length === 0) return SectionState.NONE;
  const isUndecided =
    engineNumbers.length === 0 || ofChassis.some(({ engineNumber }) => engineNumber === null);
  return isUndecided ? SectionState.AMBIGUOUS : SectionState.MISMATCH;
}

function hasNoEngine({ kind, engineNumbers }: VehicleHead): boolean {
  return engineNumbers.length === 0 && (kind === VehicleKind.TRAILER || kind === VehicleKind.SEMI_TRAILER);
}

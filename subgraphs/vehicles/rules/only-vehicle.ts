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
    throw callerError('AMBIGUOUS', severalFit(candidates.length), { reason: 'AMBIGUOUS', nextStep: CHOOSE });
  }
  if (state === SectionState.MISMATCH) {
    throw callerError('NOT_FOUND', OTHER_ENGINE, { reason: 'MISMATCH', nextStep: CHECK_ENGINE });
  }
  return vehicle;
}

function severalFit(count: number) {
  return {
    vi: `Có ${count} xe phù hợp; không thể biết xe nào được hỏi.`,
    en: `${count} vehicles fit; which one is meant cannot be told.`,
  };
}

const CHOOSE = {
  vi: 'Chọn trong các xe mà vehicleLookup liệt kê; số máy hoặc loại xe giúp phân biệt.',
  en: 'Choose among the candidates of vehicleLookup; the engine number or the kind of vehicle tells them apart.',
};

const OTHER_ENGINE = {
  vi: 'Có hồ sơ về số khung này, nhưng với số máy khác.',
  en: 'The chassis number is on file, but with another engine number.',
};

const CHECK_ENGINE = {
  vi: 'Kiểm tra số máy trên xe; vehicleLookup cho biết hồ sơ của số khung ghi gì.',
  en: 'Check the engine number on the vehicle; vehicleLookup shows what is on file for the chassis.',
};

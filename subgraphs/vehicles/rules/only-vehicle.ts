import { callerError } from '../../../platform/errors.ts';
import { known } from '../../shared/known.ts';
import { SectionState } from '../../shared/register-record.ts';
import type { Vehicle } from '../types/vehicle.ts';
import type { VehicleLookup } from '../types/vehicle-lookup.ts';

/**
 * The vehicle that a look-up found.
 * @param argument that holds the number looked up
 * @throws NOT_FOUND when there is none, with the reason MISMATCH when the engine is not that of the chassis; AMBIGUOUS when
 * several fit.
 */
export function onlyVehicle(
  argument: 'plate' | 'chassis',
  { state, vehicle, candidates }: VehicleLookup,
): Vehicle {
  if (state === SectionState.AMBIGUOUS) {
    const detail = { argument, reason: 'AMBIGUOUS', nextStep: CHOOSE };
    throw callerError('AMBIGUOUS', severalFit(candidates.length), detail);
  }
  if (state === SectionState.MISMATCH) {
    const detail = { argument: 'engine', reason: 'MISMATCH', nextStep: CHECK_ENGINE };
    throw callerError('NOT_FOUND', OTHER_ENGINE, detail);
  }
  return known(vehicle, () => callerError('NOT_FOUND', NO_VEHICLE, { argument, nextStep: COMPARE }));
}

function severalFit(count: number) {
  return {
    vi: `Có ${count} xe phù hợp; không thể biết xe nào được hỏi.`,
    en: `${count} vehicles fit; which one is meant cannot be told.`,
  };
}

const NO_VEHICLE = {
  vi: 'Không có xe nào đang hoặc đã từng mang số này trong cơ sở dữ liệu.',
  en: 'No vehicle with this number is, or ever was, in the register.',
};

const COMPARE = {
  vi: 'Đối chiếu với biển số hoặc số khung trên xe; tỉnh khác có cơ sở dữ liệu riêng.',
  en: 'Compare the number with the plate or the chassis; other provinces have registers of their own.',
};

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

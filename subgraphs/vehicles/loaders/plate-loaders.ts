import { batchMany, batchOne } from '../../shared/batch.ts';
import { registerSource } from '../../shared/codelists/register-sources.ts';
import type { SubgraphContext } from '../../shared/context.ts';
import type { IdentificationPlateRow } from '../entities/identification-plate-row.ts';
import { statusOfPlate } from '../rules/status-of-plate.ts';
import type { IdentificationPlate } from '../types/identification-plate.ts';
import { PLATES_OF_CITIZENS, PLATES_OF_VEHICLES } from './statements.ts';
import { toNullable } from './vehicle-loaders.ts';

/** The identification plates of one request. */
export function createPlateLoaders({ reader, today }: SubgraphContext) {
  const toOne = (row: IdentificationPlateRow) => toPlate(row, today);
  const byOwner = batchMany({ reader, statement: PLATES_OF_CITIZENS, keyOf: (row) => row.ownerId ?? '' });
  const byVehicle = batchOne({ reader, statement: PLATES_OF_VEHICLES, keyOf: (row) => row.vehicleId ?? 0 });
  return {
    /** Oldest first, those back in the pool too. */
    byOwner: async (id: string) => (await byOwner.load(id)).map(toOne),
    /** The one the vehicle bears; null for a plate of an older series. */
    byVehicle: async (vehicleId: number) => toNullable(await byVehicle.load(vehicleId), toOne),
  };
}

function toPlate(row: IdentificationPlateRow, today: string): IdentificationPlate {
  return {
    plate: row.plate,
    since: row.since,
    status: statusOfPlate(row, today),
    holdUntil: row.holdUntil,
    vehicleId: row.vehicleId,
    source: registerSource(row.sourceSystem),
    recordedAt: row.recordedAt,
    verification: row.verification,
  };
}

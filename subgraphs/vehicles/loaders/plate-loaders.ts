import { batchMany, batchOne } from '../../shared/batch.ts';
import { registerSource } from '../../shared/codelists/register-sources.ts';
import type { SubgraphContext } from '../../shared/context.ts';
import { columns, statement } from '../../shared/statement.ts';
import { IdentificationPlateRow } from '../entities/identification-plate-row.ts';
import { statusOfPlate } from '../rules/status-of-plate.ts';
import type { IdentificationPlate } from '../types/identification-plate.ts';
import { toNullable } from './vehicle-loaders.ts';

const SELECT = `select ${columns(IdentificationPlateRow, 'i')} from identification_plate i`;
const BY_OWNER = statement<IdentificationPlateRow>(
  'identification_plate_by_owner',
  `${SELECT} where i.owner_id = any($1) order by i.since, i.id`,
);
const BY_VEHICLE = statement<IdentificationPlateRow>(
  'identification_plate_by_vehicle',
  `${SELECT} where i.vehicle_id = any($1)`,
);

/** The identification plates of one request. */
export function createPlateLoaders({ reader, today }: SubgraphContext) {
  const toOne = (row: IdentificationPlateRow) => toPlate(row, today);
  const byOwner = batchMany({ reader, statement: BY_OWNER, keyOf: (row) => row.ownerId ?? '' });
  const byVehicle = batchOne({ reader, statement: BY_VEHICLE, keyOf: (row) => row.vehicleId ?? 0 });
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

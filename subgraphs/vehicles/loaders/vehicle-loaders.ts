import { batchMany, batchOne } from '../../shared/batch.ts';
import { registerSource } from '../../shared/codelists/register-sources.ts';
import { coded } from '../../shared/codelists/code-list.ts';
import type { SubgraphContext } from '../../shared/context.ts';
import { agenciesOf, type Agencies } from '../agencies.ts';
import { BODY_TYPES } from '../codelists.ts';
import type { VehicleRow } from '../entities/vehicle-row.ts';
import type { OwnerIdentifier } from '../types/owner-identifier.ts';
import type { VehicleHead } from '../types/vehicle-head.ts';
import type { Vehicle } from '../types/vehicle.ts';
import {
  HEADS_OF_CITIZENS,
  VEHICLES,
  VEHICLES_OF_CHASSIS,
  VEHICLES_OF_CITIZENS,
  VEHICLES_OF_PLATES,
  type VehicleHeadRow,
} from './statements.ts';

/** The vehicles of one request, by each way in; one SELECT for all keys of a tick. */
export function createVehicleLoaders({ reader, units }: SubgraphContext) {
  const agencies = agenciesOf(units);
  const toOne = (row: VehicleRow) => toVehicle(row, agencies);
  const byId = batchOne({ reader, statement: VEHICLES, keyOf: (row) => row.id });
  const byOwner = batchMany({ reader, statement: VEHICLES_OF_CITIZENS, keyOf: (row) => row.ownerId ?? '' });
  const headsByOwner = batchMany({
    reader,
    statement: HEADS_OF_CITIZENS,
    keyOf: (row) => row.ownerId ?? '',
  });
  const byPlate = batchMany({ reader, statement: VEHICLES_OF_PLATES, keyOf: (row) => row.plate });
  const byChassis = batchMany({
    reader,
    statement: VEHICLES_OF_CHASSIS,
    keyOf: (row) => row.chassisNumber ?? '',
  });
  return {
    /** Null when the register has no such vehicle. */
    byId: async (id: number) => toNullable(await byId.load(id), toOne),
    byOwner: async (id: string) => (await byOwner.load(id)).map(toOne),
    headsByOwner: async (id: string) => (await headsByOwner.load(id)).map(toHead),
    byPlate: async (plate: string) => (await byPlate.load(plate)).map(toOne),
    byChassis: async (chassis: string) => (await byChassis.load(chassis)).map(toOne),
  };
}

/** What the world may see of a row. */
export function toVehicle(row: VehicleRow, agencies: Agencies): Vehicle {
  return {
    id: String(row.id),
    plate: row.plate,
    plateColour: row.plateColour,
    kind: row.kind,
    make: row.make,
    type: coded(BODY_TYPES, row.typeCode),
    model: row.model,
    colour: row.colour,
    seats: row.seats,
    loadKg: row.loadKg,
    displacementCc: row.displacementCc,
    manufacturedYear: row.manufacturedYear,
    chassisNumber: row.chassisNumber,
    chassisNumberAsWritten: row.chassisAsWritten ?? row.chassisNumber,
    engineNumbers: row.engineNumbers,
    firstRegisteredOn: row.firstRegisteredOn,
    expiresOn: row.expiresOn,
    status: row.status,
    ownerKind: row.ownerKind,
    owner: toReference(row.ownerId),
    ownerIdentifier: toIdentifier(row),
    ownerName: row.ownerName,
    registeredAt: toReference(row.registeredUnitId),
    ownerUnit: toReference(row.ownerUnitId),
    fileHolder: agencies.byCode(row.fileHolderCode),
    source: registerSource(row.sourceSystem),
    recordedAt: row.recordedAt,
    verification: row.verification,
  };
}

function toHead({ id, plate, kind, status, chassisNumber, engineNumbers }: VehicleHeadRow): VehicleHead {
  return { id: String(id), plate, kind, status, chassisNumber, engineNumbers };
}

/** A reference to an entity of another register; null for no key. */
export function toReference(id: string | null): { id: string } | null {
  return id === null ? null : { id };
}

/** Converts what was found. */
export function toNullable<Row, Node>(row: Row | null, convert: (row: Row) => Node): Node | null {
  return row === null ? null : convert(row);
}

function toIdentifier({
  ownerIdentifierKind: kind,
  ownerIdentifier: number,
}: VehicleRow): OwnerIdentifier | null {
  return kind === null || number === null ? null : { kind, number };
}

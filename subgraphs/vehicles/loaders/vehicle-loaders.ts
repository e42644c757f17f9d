import { batchMany, batchOne } from '../../shared/batch.ts';
import { registerSource } from '../../shared/codelists/register-sources.ts';
import { coded } from '../../shared/codelists/code-list.ts';
import type { SubgraphContext } from '../../shared/context.ts';
import { columns, statement } from '../../shared/statement.ts';
import { agenciesOf, type Agencies } from '../agencies.ts';
import { BODY_TYPES } from '../codelists.ts';
import { VehicleRow } from '../entities/vehicle-row.ts';
import type { OwnerIdentifier } from '../types/owner-identifier.ts';
import type { Vehicle } from '../types/vehicle.ts';

const SELECT = `select ${columns(VehicleRow, 'v')} from vehicle v`;
/** For each way in, oldest registration first. */
const ORDER = 'order by v.first_registered_on nulls first, v.id';

const BY_ID = statement<VehicleRow>('vehicle_by_id', `${SELECT} where v.id = any($1)`);
const BY_OWNER = statement<VehicleRow>('vehicle_by_owner', `${SELECT} where v.owner_id = any($1) ${ORDER}`);
const BY_PLATE = statement<VehicleRow>('vehicle_by_plate', `${SELECT} where v.plate = any($1) ${ORDER}`);
const BY_CHASSIS = statement<VehicleRow>(
  'vehicle_by_chassis',
  `${SELECT} where v.chassis_number = any($1) ${ORDER}`,
);

/** The vehicles of one request, by each way in; one SELECT for all keys of a tick. */
export function createVehicleLoaders({ reader, units }: SubgraphContext) {
  const agencies = agenciesOf(units);
  const toOne = (row: VehicleRow) => toVehicle(row, agencies);
  const byId = batchOne({ reader, statement: BY_ID, keyOf: (row) => row.id });
  const byOwner = batchMany({ reader, statement: BY_OWNER, keyOf: (row) => row.ownerId ?? '' });
  const byPlate = batchMany({ reader, statement: BY_PLATE, keyOf: (row) => row.plate });
  const byChassis = batchMany({ reader, statement: BY_CHASSIS, keyOf: (row) => row.chassisNumber ?? '' });
  return {
    /** Null when the register has no such vehicle. */
    byId: async (id: number) => toNullable(await byId.load(id), toOne),
    byOwner: async (id: string) => (await byOwner.load(id)).map(toOne),
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

import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import {
  OwnerIdentifierKind,
  PlateColour,
  VehicleKind,
  VehicleOwnerKind,
  VehicleStatus,
} from '../vocabulary.ts';
import { OWNER_IDENTIFIER_INDEX } from '../migrations/003-match-owner-numbers.ts';
import { recordColumns } from '../../shared/record-columns.ts';

/**
 * A vehicle, once, through all its owners and plates. About a million rows: lean, and an index for each way in.
 * Ids are given out by the registration system.
 */
export const VehicleRow = defineEntity({
  name: 'VehicleRow',
  tableName: 'vehicle',
  properties: {
    id: p.integer().primary().autoincrement(false),
    /** Normal form; of a revoked vehicle the last one it bore. Cars and old motorcycles can share a normal form. */
    plate: p.text(),
    plateColour: p.enum(() => PlateColour),
    kind: p.enum(() => VehicleKind),
    make: p.text().strictNullable(),
    /** Code of the list `vehicle-body-types`. */
    typeCode: p.text().strictNullable(),
    model: p.text().strictNullable(),
    colour: p.text().strictNullable(),
    seats: p.smallint().strictNullable(),
    loadKg: p.integer().strictNullable(),
    displacementCc: p.integer().strictNullable(),
    manufacturedYear: p.smallint().strictNullable(),
    /** Normal form; null where the file has none, or none that can be read. */
    chassisNumber: p.text().strictNullable(),
    /** As the file has it; null when that is the normal form. */
    chassisAsWritten: p.text().strictNullable(),
    /** Normal forms; several for a vehicle with several engines, none for a trailer. */
    engineNumbers: p.array<string>().columnType('text[]'),
    firstRegisteredOn: p.date().strictNullable(),
    expiresOn: p.date().strictNullable(),
    status: p.enum(() => VehicleStatus),
    ownerKind: p.enum(() => VehicleOwnerKind),
    /** Personal ID; null for others than citizens, and for citizens whose file has only an old card's number. */
    ownerId: p.text().strictNullable(),
    ownerIdentifierKind: p.enum(() => OwnerIdentifierKind).strictNullable(),
    ownerIdentifier: p.text().strictNullable(),
    ownerName: p.text().strictNullable(),
    /** Dated unit in force when and where it was registered. */
    registeredUnitId: p.text().strictNullable(),
    /** The unit in force that the owner's address in this register lies in; the province where the commune is unsure. */
    ownerUnitId: p.text().strictNullable(),
    /** Code of the agency that holds the original file, see `agencies`. */
    fileHolderCode: p.text(),
    ...recordColumns(),
  },
  checks: [
    {
      name: 'vehicle_owner_check',
      expression: `owner_kind = 'CITIZEN' and (owner_id is null or owner_id ~ '^[0-9]{12}$') or owner_id is null`,
    },
    {
      name: 'vehicle_owner_identifier_check',
      expression: '(owner_identifier is null) = (owner_identifier_kind is null)',
    },
  ],
  indexes: [
    { name: 'vehicle_owner_index', properties: ['ownerId'] },
    { name: 'vehicle_plate_index', properties: ['plate'] },
    { name: 'vehicle_chassis_index', properties: ['chassisNumber'] },
    { name: 'vehicle_owner_identifier_index', expression: OWNER_IDENTIFIER_INDEX },
    { name: 'vehicle_file_holder_index', properties: ['fileHolderCode', 'id'] },
    // Pages of a unit; counting is quicker by the index below, in which equal entries are stored once.
    {
      name: 'vehicle_unit_list_index',
      properties: ['ownerUnitId', 'id'],
      include: ['kind', 'fileHolderCode'],
      where: `status <> 'REVOKED'`,
    },
    {
      name: 'vehicle_unit_index',
      properties: ['ownerUnitId', 'kind', 'fileHolderCode'],
      where: `status <> 'REVOKED'`,
    },
  ],
});

export type VehicleRow = Readonly<InferEntity<typeof VehicleRow>>;

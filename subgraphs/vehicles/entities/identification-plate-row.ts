import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { OwnerIdentifierKind } from '../vocabulary.ts';
import { recordColumns } from '../../shared/record-columns.ts';
import { VehicleRow } from './vehicle-row.ts';

/** A five-digit plate that belongs to its owner, not to the vehicle; its status follows from the dates. */
export const IdentificationPlateRow = defineEntity({
  name: 'IdentificationPlateRow',
  tableName: 'identification_plate',
  properties: {
    id: p.integer().primary().autoincrement(false),
    /** Normal form. */
    plate: p.text(),
    ownerId: p.text().strictNullable(),
    ownerIdentifierKind: p.enum(() => OwnerIdentifierKind).strictNullable(),
    ownerIdentifier: p.text().strictNullable(),
    since: p.date(),
    /** The vehicle that bears it; null while it is kept for the owner. */
    vehicleId: () => p.manyToOne(VehicleRow).mapToPk().fieldName('vehicle_id').strictNullable(),
    /** Last day of the five years after sale or revocation; null while in use. */
    holdUntil: p.date().strictNullable(),
    /** Given back, or issued to somebody else. */
    returnedOn: p.date().strictNullable(),
    ...recordColumns(),
  },
  checks: [
    { name: 'identification_plate_owner_check', expression: `owner_id ~ '^[0-9]{12}$'` },
    {
      name: 'identification_plate_bearer_check',
      expression: 'vehicle_id is null or (hold_until is null and returned_on is null)',
    },
  ],
  indexes: [
    { name: 'identification_plate_owner_index', properties: ['ownerId'] },
    { name: 'identification_plate_vehicle_index', properties: ['vehicleId'] },
  ],
  uniques: [{ name: 'identification_plate_unique', properties: ['plate'], where: 'returned_on is null' }],
});

export type IdentificationPlateRow = Readonly<InferEntity<typeof IdentificationPlateRow>>;

import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { RegistrationEventKind } from '../vocabulary.ts';
import { VehicleRow } from './vehicle-row.ts';

/** What happened to a vehicle, numbered from 1. The key is the way in: it needs no further index. */
export const RegistrationEventRow = defineEntity({
  name: 'RegistrationEventRow',
  tableName: 'registration_event',
  properties: {
    vehicleId: () => p.manyToOne(VehicleRow).mapToPk().fieldName('vehicle_id').primary(),
    number: p.smallint().primary(),
    kind: p.enum(() => RegistrationEventKind),
    occurredOn: p.date(),
    agencyCode: p.text().strictNullable(),
    /** Normal form of the plate afterwards, where it changed. */
    plate: p.text().strictNullable(),
    /** The owner afterwards, where it changed. */
    ownerId: p.text().strictNullable(),
    ownerName: p.text().strictNullable(),
    /** Of the registration or revocation certificate, or of the report of loss. */
    documentNumber: p.text().strictNullable(),
    note: p.text().strictNullable(),
  },
  checks: [{ name: 'registration_event_owner_check', expression: `owner_id ~ '^[0-9]{12}$'` }],
});

export type RegistrationEventRow = Readonly<InferEntity<typeof RegistrationEventRow>>;

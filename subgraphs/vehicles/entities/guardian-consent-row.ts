import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { GuardianRelation } from '../vocabulary.ts';
import { VehicleRow } from './vehicle-row.ts';

/** The consent without which an owner of 15 to 18 cannot register a vehicle; few vehicles have one. */
export const GuardianConsentRow = defineEntity({
  name: 'GuardianConsentRow',
  tableName: 'guardian_consent',
  properties: {
    vehicleId: () => p.manyToOne(VehicleRow).mapToPk().fieldName('vehicle_id').primary(),
    guardianId: p.text().strictNullable(),
    guardianName: p.text(),
    relation: p.enum(() => GuardianRelation),
    givenOn: p.date(),
    /** Number of the paper or of the electronic declaration. */
    documentNumber: p.text().strictNullable(),
  },
  checks: [{ name: 'guardian_consent_guardian_check', expression: `guardian_id ~ '^[0-9]{12}$'` }],
});

export type GuardianConsentRow = Readonly<InferEntity<typeof GuardianConsentRow>>;

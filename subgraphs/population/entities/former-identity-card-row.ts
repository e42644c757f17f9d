import { defineEntity, p, type InferEntity } from '@mikro-orm/postgresql';
import { PersonRow } from './person-row.ts';
import { recordColumns } from '../../shared/record-columns.ts';

/** A card that another replaced; the present one stands in `person`. */
export const FormerIdentityCardRow = defineEntity({
  name: 'FormerIdentityCardRow',
  tableName: 'former_identity_card',
  properties: {
    id: p.bigint('number').primary(),
    personId: () => p.manyToOne(PersonRow).mapToPk().fieldName('person_id'),
    /** 12 digits, or the 9 of a card issued before personal IDs. */
    number: p.text(),
    issuedOn: p.string().columnType('date').nullable(),
    issuerCode: p.text().nullable(),
    expiresOn: p.string().columnType('date').nullable(),
    status: p.text(),
    ...recordColumns(),
  },
  indexes: [{ name: 'former_card_person', properties: ['personId'] }],
  checks: [
    { name: 'former_card_number', expression: String.raw`number ~ '^(\d{9}|\d{12})$'` },
    { name: 'former_card_status', expression: `status in ('REPLACED', 'LOST', 'REVOKED')` },
  ],
});

export type FormerIdentityCardRow = InferEntity<typeof FormerIdentityCardRow>;

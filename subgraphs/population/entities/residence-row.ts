import { defineEntity, p, type InferEntity } from '@mikro-orm/postgresql';
import { PersonRow } from './person-row.ts';
import { recordColumns } from '../../shared/record-columns.ts';

/**
 * Every registration of residence except the permanent one of today, which stands in `person`: temporary, current and
 * lodging places, declared absences (unit and address: where to), and whatever was deleted, with the reason.
 */
export const ResidenceRow = defineEntity({
  name: 'ResidenceRow',
  tableName: 'residence',
  properties: {
    id: p.bigint('number').primary(),
    personId: () => p.manyToOne(PersonRow).mapToPk().fieldName('person_id'),
    kind: p.text(),
    unitId: p.text().nullable(),
    address: p.text().nullable(),
    since: p.string().columnType('date').nullable(),
    /** Last day; of what lasts, the last day declared, or null. */
    until: p.string().columnType('date').nullable(),
    /** Why the citizen stays or is away, in the words of the declaration. */
    purpose: p.text().nullable(),
    /** Set when the registration was deleted, whatever `until` says. */
    deletedOn: p.string().columnType('date').nullable(),
    deletionReasonCode: p.text().nullable(),
    ...recordColumns(),
  },
  indexes: [{ name: 'residence_person', properties: ['personId'] }],
  checks: [
    {
      name: 'residence_kind',
      expression: `kind in ('PERMANENT', 'TEMPORARY', 'CURRENT', 'LODGING', 'ABSENCE')`,
    },
    {
      name: 'residence_permanent_is_past',
      expression: `kind <> 'PERMANENT' or deleted_on is not null`,
    },
  ],
});

export type ResidenceRow = InferEntity<typeof ResidenceRow>;

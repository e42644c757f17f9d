import { defineEntity, p, type InferEntity } from '@mikro-orm/postgresql';
import { recordColumns } from '../../shared/record-columns.ts';

/** A residence file: since the paper household book was abolished, the household is its file (Decree 62/2021). */
export const HouseholdRow = defineEntity({
  name: 'HouseholdRow',
  tableName: 'household',
  properties: {
    fileNumber: p.text().primary(),
    /** No foreign key: the head points at the household, and dirty files name heads that are no members. */
    headId: p.text().nullable(),
    unitId: p.text(),
    address: p.text(),
    since: p.string().columnType('date').nullable(),
    /** Last day of a file that was closed. */
    closedOn: p.string().columnType('date').nullable(),
    ...recordColumns(),
  },
  // Pages and counts of open files by commune, from the index alone.
  indexes: [{ name: 'household_unit', properties: ['unitId', 'fileNumber'], where: 'closed_on is null' }],
});

export type HouseholdRow = InferEntity<typeof HouseholdRow>;

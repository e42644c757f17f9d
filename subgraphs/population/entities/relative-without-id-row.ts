import { defineEntity, p, type InferEntity } from '@mikro-orm/postgresql';
import { PersonRow } from './person-row.ts';
import { recordColumns } from '../../shared/record-columns.ts';

/** A relative known by name only, e.g. a parent who died before personal IDs; with an ID it would be a link. */
export const RelativeWithoutIdRow = defineEntity({
  name: 'RelativeWithoutIdRow',
  tableName: 'relative_without_id',
  properties: {
    id: p.bigint('number').primary(),
    personId: () => p.manyToOne(PersonRow).mapToPk().fieldName('person_id'),
    role: p.text(),
    fullName: p.text(),
    formerIdNumber: p.text().nullable(),
    nationalityCode: p.text().nullable(),
    ...recordColumns(),
  },
  indexes: [{ name: 'relative_person', properties: ['personId'] }],
  checks: [
    {
      name: 'relative_role',
      expression: `role in ('FATHER', 'MOTHER', 'SPOUSE', 'CHILD', 'LEGAL_REPRESENTATIVE', 'REPRESENTED')`,
    },
    { name: 'relative_former_id_number', expression: String.raw`former_id_number ~ '^\d{9}$'` },
  ],
});

export type RelativeWithoutIdRow = InferEntity<typeof RelativeWithoutIdRow>;

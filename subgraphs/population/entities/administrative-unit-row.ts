import { defineEntity, p } from '@mikro-orm/postgresql';

/** A province or commune during the time in which its code meant it; filled by `synchronise-units.ts`. */
export const AdministrativeUnitRow = defineEntity({
  name: 'AdministrativeUnitRow',
  tableName: 'administrative_unit',
  properties: {
    id: p.text().primary(),
    code: p.text(),
    name: p.text(),
    fullName: p.text(),
    nameEn: p.text().nullable(),
    kind: p.text(),
    /** Null where it is not known. */
    validFrom: p.string().columnType('date').nullable(),
    /** Last day in force. */
    validTo: p.string().columnType('date').nullable(),
    parentId: p.text().nullable(),
    district: p.text().nullable(),
  },
  indexes: [
    { name: 'administrative_unit_code', properties: ['code', 'validFrom'] },
    { name: 'administrative_unit_parent', properties: ['parentId'] },
  ],
});

/** Which unit became which; two successors where a commune was split. */
export const AdministrativeUnitSuccessionRow = defineEntity({
  name: 'AdministrativeUnitSuccessionRow',
  tableName: 'administrative_unit_succession',
  properties: {
    predecessorId: p.text().primary(),
    successorId: p.text().primary(),
  },
  indexes: [{ name: 'administrative_unit_succession_successor', properties: ['successorId'] }],
});

/** Which state of the codelist the two tables hold: one row. */
export const AdministrativeUnitReleaseRow = defineEntity({
  name: 'AdministrativeUnitReleaseRow',
  tableName: 'administrative_unit_release',
  properties: {
    id: p.smallint().primary().autoincrement(false),
    contentHash: p.text(),
    loadedAt: p.string().columnType('timestamptz'),
  },
  checks: [{ name: 'administrative_unit_release_one', expression: 'id = 1' }],
});

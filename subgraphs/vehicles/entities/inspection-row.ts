import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { recordColumns } from '../../shared/record-columns.ts';

/**
 * A certificate of technical inspection, from the inspection system. It names no vehicle: it belongs to the one with
 * its chassis and engine number, whatever the plate says.
 */
export const InspectionRow = defineEntity({
  name: 'InspectionRow',
  tableName: 'inspection',
  properties: {
    certificateNumber: p.text().primary(),
    /** Normal form. */
    chassisNumber: p.text(),
    /** Normal form; empty for a trailer, and where the certificate has none. */
    engineNumber: p.text(),
    /** As printed on the certificate; never used to match. */
    plateAsWritten: p.text().strictNullable(),
    cycleMonths: p.smallint(),
    inspectedOn: p.date(),
    dueOn: p.date(),
    /** E.g. `2201D`: plate prefix of the province, number, kind. */
    centreCode: p.text(),
    ...recordColumns(),
  },
  checks: [
    // 3 to 18 as the register's rules list them; 24 and 36 are the first cycles of private cars since 2023.
    { name: 'inspection_cycle_check', expression: 'cycle_months in (3, 6, 12, 18, 24, 36)' },
    { name: 'inspection_due_check', expression: 'due_on > inspected_on' },
  ],
  indexes: [
    // Also answers which certificate is the latest of its chassis and engine, and until when, without the table.
    {
      name: 'inspection_chassis_index',
      properties: ['chassisNumber', 'engineNumber', 'inspectedOn', 'certificateNumber'],
      include: ['dueOn'],
    },
  ],
});

export type InspectionRow = Readonly<InferEntity<typeof InspectionRow>>;

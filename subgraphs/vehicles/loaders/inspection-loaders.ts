import { batchMany } from '../../shared/batch.ts';
import { registerSource } from '../../shared/codelists/register-sources.ts';
import type { SubgraphContext } from '../../shared/context.ts';
import { columns, statement } from '../../shared/statement.ts';
import { inspectionCentre } from '../codelists.ts';
import { InspectionRow } from '../entities/inspection-row.ts';
import type { Inspection } from '../types/inspection.ts';

const BY_CHASSIS = statement<InspectionRow>(
  'inspection_by_chassis',
  `select ${columns(InspectionRow, 'i')} from inspection i
    where i.chassis_number = any($1) order by i.inspected_on desc, i.certificate_number desc`,
);

/** The inspections of one request. */
export function createInspectionLoaders({ reader, today }: SubgraphContext) {
  const byChassis = batchMany({ reader, statement: BY_CHASSIS, keyOf: (row) => row.chassisNumber });
  return {
    /** Latest first; whether one is the vehicle's, its engine number decides (`matchInspection`). */
    ofChassis: async (chassis: string) =>
      (await byChassis.load(chassis)).map((row) => toInspection(row, today)),
  };
}

function toInspection(row: InspectionRow, today: string): Inspection {
  return {
    certificateNumber: row.certificateNumber,
    cycleMonths: row.cycleMonths,
    inspectedOn: row.inspectedOn,
    dueOn: row.dueOn,
    overdue: row.dueOn < today,
    centre: inspectionCentre(row.centreCode),
    chassisNumber: row.chassisNumber,
    engineNumber: row.engineNumber === '' ? null : row.engineNumber,
    plateAsWritten: row.plateAsWritten,
    source: registerSource(row.sourceSystem),
    recordedAt: row.recordedAt,
    verification: row.verification,
  };
}

import { batchMany } from '../../shared/batch.ts';
import { registerSource } from '../../shared/codelists/register-sources.ts';
import type { SubgraphContext } from '../../shared/context.ts';
import { inspectionCentre } from '../codelists.ts';
import type { InspectionRow } from '../entities/inspection-row.ts';
import type { Inspection } from '../types/inspection.ts';
import { INSPECTIONS_OF_CHASSIS } from './statements.ts';

/** The inspections of one request. */
export function createInspectionLoaders({ reader, today }: SubgraphContext) {
  const byChassis = batchMany({
    reader,
    statement: INSPECTIONS_OF_CHASSIS,
    keyOf: (row) => row.chassisNumber,
  });
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

import type { ResidenceRow } from '../entities/residence-row.ts';
import type { Residences } from '../types/residences.ts';
import { toAbsence, toResidence, type Setting } from './to-record.ts';

/** A citizen's registrations beside the permanent one, sorted out as of today. `rows` come newest first. */
export function toResidences(rows: readonly ResidenceRow[], setting: Setting): Residences {
  const { today } = setting;
  const newest = (kind: string) => rows.find((row) => row.kind === kind && isInForce(row, today));
  const [temporary, current, lodging, absence] = ['TEMPORARY', 'CURRENT', 'LODGING', 'ABSENCE'].map(newest);
  return {
    temporary: temporary ? toResidence(temporary, setting) : null,
    current: current ? toResidence(current, setting) : null,
    lodging: lodging ? toResidence(lodging, setting) : null,
    absence: absence ? toAbsence(absence, setting) : null,
    all: rows.filter(({ kind }) => kind !== 'ABSENCE').map((row) => toResidence(row, setting)),
    absences: rows.filter(({ kind }) => kind === 'ABSENCE').map((row) => toAbsence(row, setting)),
  };
}

/** Begun, not over by its own last day, not deleted. A last day counts. */
function isInForce({ since, until, deletedOn }: ResidenceRow, today: string): boolean {
  return (since ?? today) <= today && (until ?? today) >= today && (deletedOn == null || deletedOn > today);
}

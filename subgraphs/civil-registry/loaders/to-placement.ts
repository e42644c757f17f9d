import { registerSource } from '../../shared/codelists/register-sources.ts';
import { splitName } from '../../shared/names/split-name.ts';
import type { PersonName, RegisterSource, VerificationState } from '../../shared/register-record.ts';
import type { AdministrativeUnit } from '../types/administrative-unit.ts';
import type { Citizen } from '../types/citizen.ts';

/** The columns of `PLACEMENT`. */
export interface PlacementRow {
  readonly id: number;
  readonly book: string;
  readonly number: string;
  readonly year: number;
  readonly unitId: string | null;
  readonly authority: string | null;
  readonly registeredOn: string;
  readonly sourceSystem: string;
  readonly verification: VerificationState;
}

export interface Placement {
  readonly id: number;
  readonly book: string;
  readonly number: string;
  readonly year: number;
  readonly registeredAt: AdministrativeUnit | null;
  readonly authority: string | null;
  readonly registeredOn: string;
  readonly source: RegisterSource;
  readonly verification: VerificationState;
}

export function toPlacement(row: PlacementRow): Placement {
  return {
    id: row.id,
    book: row.book,
    number: row.number,
    year: row.year,
    registeredAt: row.unitId === null ? null : { id: row.unitId },
    authority: row.authority,
    registeredOn: row.registeredOn,
    source: registerSource(row.sourceSystem),
    verification: row.verification,
  };
}

export function toCitizen(id: string | null): Citizen | null {
  return id === null ? null : { id };
}

/** The citizens who have a personal ID. */
export function toCitizens(...ids: readonly (string | null)[]): readonly Citizen[] {
  return ids.filter((id) => id !== null).map((id) => ({ id }));
}

/** Null for no name; older forms hold the full name only. */
export function toName(name: string): PersonName;
export function toName(name: string | null): PersonName | null;
export function toName(name: string | null): PersonName | null {
  return name === null ? null : splitName(name);
}

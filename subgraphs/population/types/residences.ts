import type { AbsenceDeclaration, Residence } from './residence.ts';

/** A citizen's registrations of residence, except the permanent one of today. */
export interface Residences {
  /** In force today. */
  readonly temporary: Residence | null;
  readonly current: Residence | null;
  readonly lodging: Residence | null;
  readonly absence: AbsenceDeclaration | null;
  /** Past and present, newest first. */
  readonly all: readonly Residence[];
  readonly absences: readonly AbsenceDeclaration[];
}

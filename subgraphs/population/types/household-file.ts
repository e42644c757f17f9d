import type { PopulationRecord } from './population-record.ts';
import type { Residence } from './residence.ts';

/** What the residence file itself says, beside its members. */
export interface HouseholdFile {
  readonly residence: Residence;
  readonly closedOn: string | null;
  readonly record: PopulationRecord;
}

import { provincialAgencyCode } from '../../../subgraphs/vehicles/agencies.ts';
import type { RowSink } from '../load/register-writer.ts';
import type { Random } from '../random.ts';
import { dateOf, type Day } from '../world/days.ts';
import type { BlockPlan } from '../world/plan-blocks.ts';

/** What the writers of one vehicle's rows share. */
export interface VehicleFile {
  readonly sink: RowSink;
  readonly random: Random;
  readonly plan: BlockPlan;
  readonly id: number;
}

export const HOME_AGENCY = provincialAgencyCode('08@2025-07-01');

/** Files of the two former provinces lie with the one they became. */
export function agencyOf(fileProvince: string): string {
  return fileProvince === '02' || fileProvince === '08'
    ? HOME_AGENCY
    : provincialAgencyCode(`${fileProvince}@2025-07-01`);
}

/** The electronic register opened in 2010; what is older was typed from paper. */
const ELECTRONIC = 14_610;

export function record(day: Day) {
  return {
    sourceSystem: day >= ELECTRONIC ? 'VEHICLES' : 'VEHICLES_PAPER',
    recordedAt: `${dateOf(Math.max(day, ELECTRONIC))}T07:45:00Z`,
    verification: day >= ELECTRONIC ? 'VERIFIED' : 'UNVERIFIED',
  };
}

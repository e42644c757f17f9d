import type { BlockPlan } from './plan-blocks.ts';
import type { Household, Person } from './person.ts';
import type { LandCertificate } from './land-certificate.ts';
import type { Vehicle } from './vehicle.ts';

/** Everything that is true in one block; the registers write their parts of it. */
export interface Block {
  readonly plan: BlockPlan;
  /** The living and those who died but are still somebody's parent, owner or holder. */
  readonly people: readonly Person[];
  readonly households: readonly Household[];
  readonly vehicles: readonly Vehicle[];
  readonly certificates: readonly LandCertificate[];
}

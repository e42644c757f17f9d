import { createRandom } from '../random.ts';
import type { Block } from './block.ts';
import { buildCertificates } from './build-certificates.ts';
import { buildFleet } from './build-fleet.ts';
import { createCitizenNumbers } from './citizen-numbers.ts';
import { growClan } from './grow-clan.ts';
import { houseClan } from './house-clan.ts';
import type { Nursery } from './nursery.ts';
import { plantDefects } from './plant-defects.ts';
import type { BlockPlan } from './plan-blocks.ts';

/** Makes the people, households, vehicles and certificates of a block; the same seed and plan give the same block. */
export function buildBlock(seed: number, plan: BlockPlan): Block {
  const nursery: Nursery = {
    plan,
    random: createRandom(seed, plan.index, PURPOSE.people),
    numbers: createCitizenNumbers(plan.index, plan.blocks),
    people: [],
    households: [],
    left: plan.people,
  };
  while (nursery.left > 0) houseClan(nursery, growClan(nursery));
  const { people, households } = nursery;
  plantDefects(createRandom(seed, plan.index, PURPOSE.defects), people);
  return {
    plan,
    people,
    households,
    vehicles: buildFleet(plan, createRandom(seed, plan.index, PURPOSE.vehicles), people),
    certificates: buildCertificates(plan, createRandom(seed, plan.index, PURPOSE.land), households),
  };
}

/** Each purpose draws from a stream of its own, so that a change to one leaves the others as they were. */
const PURPOSE = { people: 1, defects: 2, vehicles: 3, land: 4 } as const;

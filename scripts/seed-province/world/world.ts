import type { AdministrativeUnits } from '../../../subgraphs/shared/administrative-units/administrative-units.ts';
import type { Block } from './block.ts';
import { buildBlock } from './build-block.ts';
import { buildDemoBlock, DEMO_RESIDENTS } from './demo-block.ts';
import { planBlocks, type BlockPlan } from './plan-blocks.ts';

export interface WorldOptions {
  /** Same seed, same world. */
  readonly seed: number;
  /** Living residents, the demo citizens among them. */
  readonly people: number;
}

/** A province, made block by block on demand. */
export interface World {
  readonly blocks: number;
  /** What each block is to have; the last is that of the demo citizens. */
  readonly plans: readonly BlockPlan[];
  /** @param index from 0 to `blocks - 1`; the last is that of the demo citizens. */
  block(index: number): Block;
}

/** The smallest province with somebody in each of its old communes. */
export const FEWEST_PEOPLE = 500;

export function createWorld(units: AdministrativeUnits, { seed, people }: WorldOptions): World {
  const plans = planBlocks(units, people - DEMO_RESIDENTS);
  const demo = buildDemoBlock(units, plans.length);
  return {
    blocks: plans.length + 1,
    plans: [...plans, demo.plan],
    block(index) {
      const plan = plans[index];
      return plan ? buildBlock(seed, plan) : demo;
    },
  };
}

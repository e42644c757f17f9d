import { createWorld } from '../../scripts/seed-province/world/world.ts';
import { isResident } from '../../scripts/seed-province/world/person.ts';
import { loadAdministrativeUnits } from '../../subgraphs/shared/administrative-units/administrative-units.ts';

export interface SampleOptions {
  readonly people: number;
  readonly seed: number;
  readonly count: number;
}

/** IDs of residents from all over the province, the same at each run. */
export function sampleCitizens({ people, seed, count }: SampleOptions): readonly string[] {
  const world = createWorld(loadAdministrativeUnits(), { people, seed });
  const blocks = Math.min(world.blocks, BLOCKS);
  const perBlock = Math.ceil(count / blocks);
  const chosen = Array.from({ length: blocks }, (_, index) => {
    const block = world.block(Math.floor((index * world.blocks) / blocks));
    const residents = block.people.filter(isResident);
    return pickEvenly(residents, perBlock).map(({ id }) => id);
  });
  return [...new Set(chosen.flat())].slice(0, count);
}

/** A block of the whole province has up to 2,000 people and takes tens of milliseconds to make. */
const BLOCKS = 40;

function pickEvenly<Item>(items: readonly Item[], count: number): readonly Item[] {
  const wanted = Math.min(count, items.length);
  return Array.from(
    { length: wanted },
    (_, index) => items[Math.floor((index * items.length) / wanted)] as Item,
  );
}

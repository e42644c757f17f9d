import type { SubgraphContext } from '../../shared/context.ts';
import { populationLoaders } from './population-loaders.ts';

/** Permanent residents of several communes together; one SELECT for all that is asked in a request. */
export function countPersons(unitIds: readonly string[], context: SubgraphContext): Promise<number> {
  return sum(unitIds, populationLoaders(context).residents.persons);
}

/** Households with an open file of several communes together; one SELECT as well. */
export function countHouseholds(unitIds: readonly string[], context: SubgraphContext): Promise<number> {
  return sum(unitIds, populationLoaders(context).residents.households);
}

interface Counts {
  load(unitId: string): Promise<{ readonly count: number } | null>;
}

async function sum(unitIds: readonly string[], counts: Counts): Promise<number> {
  const rows = await Promise.all(unitIds.map((id) => counts.load(id)));
  return rows.reduce((total, row) => total + (row?.count ?? 0), 0);
}

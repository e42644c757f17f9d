import type { SubgraphContext } from '../../shared/context.ts';
import { populationLoaders } from '../loaders/population-loaders.ts';

/** Permanent residents of several communes together; one SELECT for all that is asked in a request. */
export async function countPersons(unitIds: readonly string[], context: SubgraphContext): Promise<number> {
  const { persons } = populationLoaders(context).residents;
  const counts = await Promise.all(unitIds.map((id) => persons.load(id)));
  return counts.reduce((sum, row) => sum + (row?.count ?? 0), 0);
}

import { assessCivilStatus, hasAny, type CivilStatusAssessment } from './assess-civil-status.ts';
import type { CivilRegistryLoaders } from './loaders/civil-registry-loaders.ts';

/**
 * State of a citizen's section, from three tables at once; the others are searched for a trace of him only when these
 * hold nothing.
 */
export async function civilStatusOf(
  loaders: CivilRegistryLoaders,
  citizenId: string,
): Promise<CivilStatusAssessment> {
  const [births, deaths, marriages] = await Promise.all([
    loaders.births.byChild.load(citizenId),
    loaders.deaths.byDeceased.load(citizenId),
    loaders.marriages.bySpouse.load(citizenId),
  ]);
  const entries = { births, deaths, marriages };
  const elsewhere = !hasAny(entries) && (await loaders.traces.load(citizenId)).length > 0;
  return assessCivilStatus(entries, elsewhere);
}

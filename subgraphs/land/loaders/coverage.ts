import { perRequest, type SubgraphContext } from '../../shared/context.ts';
import { SectionState } from '../../shared/register-record.ts';
import type { LandCoverage } from '../types/land-coverage.ts';
import { landLoaders } from './land-loaders.ts';
import { toLandCoverage } from './to-land-coverage.ts';

/** The newest figures up to a day, summed over communes; null when the register has none of any of them. */
export async function coverageOf(
  context: SubgraphContext,
  communeIds: readonly string[],
  asOf: string = context.today,
): Promise<LandCoverage | null> {
  return toLandCoverage((await loadCoverage(context, communeIds, asOf)).filter((row) => row !== null));
}

/**
 * What finding nothing means in these communes: NOT_DIGITISED as soon as one of them has no data, since the thing may
 * lie there; NONE when all have some, and when no place is known. Judged once per request and place, as half of the
 * people on a page hold nothing in the same commune.
 */
export function stateOfNothing(
  context: SubgraphContext,
  communeIds: readonly string[],
): Promise<SectionState> {
  const states = statesOfNothing(context);
  const place = communeIds.join(' ');
  const known = states.get(place) ?? judge(context, communeIds);
  states.set(place, known);
  return known;
}

const statesOfNothing = perRequest(() => new Map<string, Promise<SectionState>>());

async function judge(context: SubgraphContext, communeIds: readonly string[]): Promise<SectionState> {
  const rows = await loadCoverage(context, communeIds, context.today);
  const blank = rows.some((row) => row === null || row.parcelsDigitised === 0);
  return blank ? SectionState.NOT_DIGITISED : SectionState.NONE;
}

function loadCoverage(context: SubgraphContext, communeIds: readonly string[], asOf: string) {
  const { coverage } = landLoaders(context);
  return Promise.all(communeIds.map((id) => coverage.load(`${id} ${asOf}`)));
}

import { callerError } from '../../../platform/errors.ts';
import type { Bilingual } from '../../../platform/language.ts';
import { isHeld } from '../../shared/administrative-units/register-territory.ts';
import { perRequest, type SubgraphContext } from '../../shared/context.ts';
import { SectionState } from '../../shared/register-record.ts';
import type { LandCoverage } from '../types/land-coverage.ts';
import { landLoaders } from './land-loaders.ts';
import { FIRST_COVERAGE, type CoverageRow } from './statements.ts';
import { toLandCoverage, unknownCoverage } from './to-land-coverage.ts';

/**
 * The newest figures up to a day, summed over units; a province is its communes and what belongs to none of them.
 * NOT_OF_THIS_REGISTER where all are of another province.
 * @param asOf default today
 * @throws NOT_HELD when the register has none of any of them by that day.
 */
export async function coverageOf(
  context: SubgraphContext,
  unitIds: readonly string[],
  asOf?: string,
): Promise<LandCoverage> {
  const day = asOf ?? context.today;
  if (areElsewhere(context, unitIds)) return unknownCoverage(day);
  const [communes, provinces] = await Promise.all([
    loadCoverage(context, communesOf(context, unitIds), day),
    loadCoverage(context, provincesAmong(context, unitIds), day),
  ]);
  const coverage = toLandCoverage({ communes: communes.filter((row) => row !== null), provinces });
  if (coverage === null) throw await noCoverage(context, communesOf(context, unitIds), asOf);
  return coverage;
}

async function noCoverage(context: SubgraphContext, communeIds: readonly string[], asOf?: string) {
  if (communeIds.length === 0) {
    return callerError('NOT_HELD', UNKNOWN_COMMUNE, {
      nextStep: {
        vi: 'Hỏi `landCoverage` của tỉnh.',
        en: 'Ask for the `landCoverage` of the province instead.',
      },
    });
  }
  const [first] = await context.reader.select(FIRST_COVERAGE, [communeIds]);
  if (first?.asOf == null) return callerError('NOT_HELD', NEVER_COUNTED);
  const day = asOf ?? context.today;
  const message = {
    vi: `Không có số liệu đến ngày ${day}; số liệu đầu tiên là của ngày ${first.asOf}.`,
    en: `There are no figures up to ${day}; the first are of ${first.asOf}.`,
  };
  return callerError('NOT_HELD', message, {
    ...(asOf !== undefined && { argument: 'asOf' }),
    nextStep: {
      vi: `Nêu \`asOf\` từ ngày ${first.asOf} trở đi, hoặc bỏ \`asOf\` để hỏi cho hôm nay.`,
      en: `Give \`asOf\` with a day from ${first.asOf} on, or leave it out for today.`,
    },
  });
}

const UNKNOWN_COMMUNE: Bilingual = {
  vi: 'Không rõ xã nơi thường trú nên không có số liệu.',
  en: 'The commune of residence is unknown, so it has no figures.',
};

const NEVER_COUNTED: Bilingual = {
  vi: 'Thửa đất của đơn vị này chưa từng được thống kê.',
  en: 'The parcels of this unit were never counted.',
};

/**
 * What finding nothing in these communes means: NOT_OF_THIS_REGISTER when all are of another province; NOT_DIGITISED as
 * soon as one has no data, since the thing may lie there; NONE when all have some, and when no place is known. Judged
 * once per request and place, as half of the people on a page hold nothing in the same commune.
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
  if (areElsewhere(context, communeIds)) return SectionState.NOT_OF_THIS_REGISTER;
  const rows = await loadCoverage(context, communeIds, context.today);
  return rows.some(isBlank) ? SectionState.NOT_DIGITISED : SectionState.NONE;
}

/**
 * What it means that a thing which lies in these units is not in the database: NOT_OF_THIS_REGISTER when all are of
 * another province; NONE when every certified parcel of theirs is digitised, so that what is not there does not exist;
 * else NOT_DIGITISED.
 */
export async function stateOfMissing(
  context: SubgraphContext,
  unitIds: readonly string[],
): Promise<SectionState> {
  if (areElsewhere(context, unitIds)) return SectionState.NOT_OF_THIS_REGISTER;
  const rows = await loadCoverage(context, communesOf(context, unitIds), context.today);
  const complete = rows.every((row) => row !== null && row.parcelsDigitised >= row.parcelsCertified);
  return complete ? SectionState.NONE : SectionState.NOT_DIGITISED;
}

/** What an empty list of a unit's digitised parcels means: NOT_DIGITISED where the unit has no data at all. */
export async function stateOfEmptyList(context: SubgraphContext, unitId: string): Promise<SectionState> {
  const rows = await loadCoverage(context, communesOf(context, [unitId]), context.today);
  return rows.every(isBlank) ? SectionState.NOT_DIGITISED : SectionState.NONE;
}

function isBlank(row: CoverageRow | null): boolean {
  return row === null || row.parcelsDigitised === 0;
}

function communesOf({ units }: SubgraphContext, unitIds: readonly string[]): readonly string[] {
  return unitIds.flatMap((id) => units.communesUnder(id)).map(({ id }) => id);
}

function provincesAmong({ units }: SubgraphContext, unitIds: readonly string[]): readonly string[] {
  return unitIds.filter((id) => units.byId(id)?.parentId === null);
}

function areElsewhere({ units }: SubgraphContext, unitIds: readonly string[]): boolean {
  const known = unitIds.map((id) => units.byId(id));
  return known.length > 0 && known.every((unit) => unit !== undefined && !isHeld(units, unit));
}

function loadCoverage(
  context: SubgraphContext,
  unitIds: readonly string[],
  asOf: string,
): Promise<readonly (CoverageRow | null)[]> {
  const { coverage } = landLoaders(context);
  return Promise.all(unitIds.map((id) => coverage.load(`${id} ${asOf}`)));
}

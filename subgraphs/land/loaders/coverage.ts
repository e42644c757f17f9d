import { callerError } from '../../../platform/errors.ts';
import type { Bilingual } from '../../../platform/language.ts';
import { isHeld } from '../../shared/administrative-units/register-territory.ts';
import { perRequest, type SubgraphContext } from '../../shared/context.ts';
import { SectionState } from '../../shared/register-record.ts';
import type { LandCoverage } from '../types/land-coverage.ts';
import { landLoaders } from './land-loaders.ts';
import { FIRST_COVERAGE, type CoverageRow } from './statements.ts';
import { toLandCoverage } from './to-land-coverage.ts';

/**
 * The newest figures up to a day, summed over communes.
 * @throws NOT_HELD when the register has none of any of them by that day.
 */
export async function coverageOf(
  context: SubgraphContext,
  communeIds: readonly string[],
  asOf: string = context.today,
): Promise<LandCoverage> {
  const rows = await loadCoverage(context, communeIds, asOf);
  const coverage = toLandCoverage(rows.filter((row) => row !== null));
  if (coverage === null) throw await noCoverage(context, communeIds, asOf);
  return coverage;
}

async function noCoverage(context: SubgraphContext, communeIds: readonly string[], asOf: string) {
  if (communeIds.length === 0) {
    return callerError('NOT_HELD', UNKNOWN_COMMUNE, {
      nextStep: {
        vi: 'Hỏi `landCoverage` của tỉnh.',
        en: 'Ask for the `landCoverage` of the province instead.',
      },
    });
  }
  if (areElsewhere(context, communeIds)) {
    return callerError('NOT_HELD', OTHER_PROVINCE);
  }
  const [first] = await context.reader.select(FIRST_COVERAGE, [communeIds]);
  if (first?.asOf == null) return callerError('NOT_HELD', NEVER_COUNTED);
  const message = {
    vi: `Không có số liệu đến ngày ${asOf}; số liệu đầu tiên là của ngày ${first.asOf}.`,
    en: `There are no figures up to ${asOf}; the first are of ${first.asOf}.`,
  };
  return callerError('NOT_HELD', message, {
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

const OTHER_PROVINCE: Bilingual = {
  vi: 'Đơn vị thuộc cơ sở dữ liệu đất đai của tỉnh khác.',
  en: 'The unit belongs to the land register of another province.',
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
  const blank = rows.some((row) => row === null || row.parcelsDigitised === 0);
  return blank ? SectionState.NOT_DIGITISED : SectionState.NONE;
}

/** True when every certified parcel of these communes is in the database, so that what is not there does not exist. */
export async function isComplete(context: SubgraphContext, communeIds: readonly string[]): Promise<boolean> {
  const rows = await loadCoverage(context, communeIds, context.today);
  return rows.every((row) => row !== null && row.parcelsDigitised >= row.parcelsCertified);
}

function areElsewhere({ units }: SubgraphContext, communeIds: readonly string[]): boolean {
  const communes = communeIds.map((id) => units.byId(id));
  return communes.length > 0 && communes.every((unit) => unit !== undefined && !isHeld(units, unit));
}

function loadCoverage(
  context: SubgraphContext,
  communeIds: readonly string[],
  asOf: string,
): Promise<readonly (CoverageRow | null)[]> {
  const { coverage } = landLoaders(context);
  return Promise.all(communeIds.map((id) => coverage.load(`${id} ${asOf}`)));
}

import type {
  AdministrativeUnitEntry,
  AdministrativeUnits,
} from '../../../subgraphs/shared/administrative-units/administrative-units.ts';

/** A part of one old commune, made without knowing of any other: the unit of work, of restart and of memory. */
export interface BlockPlan {
  readonly index: number;
  /** Blocks of the whole province. */
  readonly blocks: number;
  /** The commune as it was until the merger. */
  readonly old: AdministrativeUnitEntry;
  /** The commune its people live in today. */
  readonly present: AdministrativeUnitEntry;
  /** Counted among the blocks of the present commune, from 0. */
  readonly ordinal: number;
  /** Counted among the blocks of the old commune, from 0. */
  readonly part: number;
  /** Living people. */
  readonly people: number;
  readonly parcelsCertified: number;
  readonly parcelsDigitised: number;
}

/** The province of 1 July 2025: what a full-size world adds up to. */
export const PROVINCE = {
  code: '08',
  people: 1_865_270,
  parcelsCertified: 3_600_000,
  /** Share of certified parcels that are in the database. */
  digitised: 0.37,
  communesWithoutLandData: 44,
} as const;

/** Codes of the two provinces that became one. */
export const OLD_PROVINCES: readonly string[] = ['02', '08'];
const BEFORE_MERGER = '2025-06-30';
const AFTER_MERGER = '2025-07-01';
const MAX_PEOPLE_IN_BLOCK = 2000;

/** Spreads `people` over the old communes; the same number always gives the same plan. */
export function planBlocks(units: AdministrativeUnits, people: number): readonly BlockPlan[] {
  const communes = oldCommunes(units);
  const shares = apportion(people, communes.map(weightOf));
  const places = communes.flatMap((old, index) => placesOf(units, old, shares[index] ?? 0));
  const parts = places.flatMap((place) => cut(place));
  const certified = apportion(
    Math.round((PROVINCE.parcelsCertified * people) / PROVINCE.people),
    parts.map(({ people: count }) => count),
  );
  const digitised = digitise(units, parts, certified);
  const ordinalIn = createCounter();
  return parts.map((part, index) => {
    return {
      ...part,
      index,
      blocks: parts.length,
      ordinal: ordinalIn(part.present.id),
      part: ordinalIn(part.old.id),
      parcelsCertified: certified[index] ?? 0,
      parcelsDigitised: digitised[index] ?? 0,
    };
  });
}

/** Counts calls by key, from 0. Old and present ids differ, so one counter serves both. */
function createCounter(): (key: string) => number {
  const counts = new Map<string, number>();
  return (key) => {
    const count = counts.get(key) ?? 0;
    counts.set(key, count + 1);
    return count;
  };
}

type Place = Pick<BlockPlan, 'old' | 'present' | 'people'>;

function oldCommunes(units: AdministrativeUnits): readonly AdministrativeUnitEntry[] {
  return OLD_PROVINCES.flatMap((code) => {
    const province = units.on(code, BEFORE_MERGER);
    return province ? units.communesUnder(province.id) : [];
  });
}

/** Wards are fuller than communes; beyond that, sizes differ as a code's last digits say, for want of a census table. */
function weightOf({ kind, code }: AdministrativeUnitEntry): number {
  const byKind = kind === 'WARD' ? 1.7 : kind === 'TOWNSHIP' ? 1.5 : 1;
  return byKind * (0.7 + (Number(code) % 7) / 10);
}

/** A split commune gives half of its people to each successor. */
function placesOf(
  units: AdministrativeUnits,
  old: AdministrativeUnitEntry,
  people: number,
): readonly Place[] {
  const successors = units.successorsOf(old.id);
  const shares = apportion(
    people,
    successors.map(() => 1),
  );
  return successors.map((present, index) => ({ old, present, people: shares[index] ?? 0 }));
}

function cut(place: Place): readonly Place[] {
  const parts = Math.max(1, Math.ceil(place.people / MAX_PEOPLE_IN_BLOCK));
  return apportion(
    place.people,
    Array.from({ length: parts }, () => 1),
  ).map((people) => ({ ...place, people }));
}

/** Parcels in the database: none in 44 communes, in the others as many as the province's rate demands. */
function digitise(
  units: AdministrativeUnits,
  parts: readonly Place[],
  certified: readonly number[],
): readonly number[] {
  const empty = communesWithoutLandData(units);
  const total = certified.reduce((sum, count) => sum + count, 0);
  const weights = parts.map(({ present }, index) => (empty.has(present.id) ? 0 : (certified[index] ?? 0)));
  return apportion(Math.round(total * PROVINCE.digitised), weights);
}

/** Which 44 they are is not published: every third of the list, wards left out, stands in for them. */
export function communesWithoutLandData(units: AdministrativeUnits): ReadonlySet<string> {
  const province = units.on(PROVINCE.code, AFTER_MERGER);
  const communes = province ? units.communesUnder(province.id).filter(({ kind }) => kind === 'COMMUNE') : [];
  const chosen = communes.filter((_, index) => index % 8 < 3).slice(0, PROVINCE.communesWithoutLandData);
  return new Set(chosen.map(({ id }) => id));
}

/** Whole numbers in proportion to `weights` that add up to `total` exactly (cumulative rounding). */
export function apportion(total: number, weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  let reached = 0;
  let given = 0;
  return weights.map((weight) => {
    reached += weight;
    const due = sum === 0 ? 0 : Math.round((total * reached) / sum);
    const share = due - given;
    given = due;
    return share;
  });
}

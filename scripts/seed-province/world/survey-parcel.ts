import { SPLIT_COMMUNES } from '../../../subgraphs/shared/administrative-units/split-communes.ts';
import type { Random } from '../random.ts';
import type { LandParcel } from './land-certificate.ts';
import type { BlockPlan } from './plan-blocks.ts';

/** The survey of a block. */
export interface Survey {
  readonly plan: BlockPlan;
  readonly random: Random;
  /** Surveyed so far. */
  parcels: number;
}

/** Purposes by what stands first on a certificate, with how often. */
const PURPOSES: readonly (readonly [readonly string[], number])[] = [
  [['ONT', 'CLN'], 24],
  [['ONT'], 10],
  [['LUC'], 22],
  [['LUK'], 8],
  [['HNK'], 12],
  [['CLN'], 10],
  [['RSX'], 12],
  [['NTS'], 2],
];
const IN_WARDS: typeof PURPOSES = [
  [['ODT'], 45],
  [['ODT', 'CLN'], 25],
  [['LUC'], 15],
  [['HNK'], 15],
];

/** The next parcel of the block. */
export function surveyParcel(survey: Survey): LandParcel {
  const { plan, random } = survey;
  const serial = survey.parcels++;
  const purposes = oldPurposes(random, random.weighted(plan.present.kind === 'WARD' ? IN_WARDS : PURPOSES));
  const measured = areaOf(random, purposes[0] as string);
  return {
    id: parcelId(plan.index, serial),
    keyUnit: plan.old.id,
    unit: isSplit(plan) && random.chance(0.05) ? null : plan.present.id,
    ...keyOf(plan, serial),
    splitFrom: splitOff(survey, serial),
    measuredArea: measured,
    legalArea: random.chance(0.7) ? measured : round1(measured * (0.93 + random.next() * 0.12)),
    purposes,
    qualityGroup: random.weighted(QUALITY),
  };
}

function isSplit({ old }: BlockPlan): boolean {
  return SPLIT_COMMUNES.some(([code]) => code === old.code);
}

/** What was never rewritten since the list of 2014 ended. */
function oldPurposes(random: Random, purposes: readonly string[]): readonly string[] {
  if (!random.chance(0.06)) return purposes;
  return purposes.map((code) =>
    code === 'HNK' ? random.pick(['BHK', 'NHK']) : code === 'LUK' ? 'LUN' : code,
  );
}

/** A number on the same sheet, above those that parcels of today have. */
function splitOff({ plan, random }: Survey, serial: number): LandParcel['splitFrom'] {
  if (!random.chance(0.02)) return null;
  return {
    id: parcelId(plan.index, ENDED_PARCELS + serial),
    number: String(PARCELS_ON_SHEET + 1 + (serial % PARCELS_ON_SHEET)),
  };
}

const ENDED_PARCELS = 500_000;
const PARCELS_ON_SHEET = 400;

/**
 * The first parcel of every old commune is sheet 5 number 12: where two of them became one commune, that key names
 * two parcels. All others have sheets of their own.
 */
function keyOf({ ordinal, part }: BlockPlan, serial: number): Pick<LandParcel, 'sheet' | 'number'> {
  if (part === 0 && serial === 0) return AMBIGUOUS_KEY;
  return {
    sheet: String(11 + Math.floor(serial / PARCELS_ON_SHEET) + ordinal * 20),
    number: String(1 + (serial % PARCELS_ON_SHEET)),
  };
}

export const AMBIGUOUS_KEY = { sheet: '5', number: '12' } as const;

const QUALITY = [
  [1, 55],
  [2, 35],
  [3, 10],
] as const;

function areaOf(random: Random, purpose: string): number {
  if (purpose === 'RSX') return round1(2000 + random.next() * 28_000);
  if (purpose.startsWith('O')) return round1(80 + random.next() * 520);
  return round1(150 + random.next() * 1850);
}

function round1(value: number): number {
  return Math.round(value * 10) / 10;
}

const GEOHASH = '0123456789bcdefghjkmnpqrstuvwxyz';

/** Twelve characters; `w7` is the cell that holds the province. */
export function parcelId(block: number, serial: number): string {
  let left = block * 1_000_000 + serial;
  let text = '';
  for (let place = 0; place < 10; place++) {
    text = (GEOHASH[left % 32] as string) + text;
    left = Math.floor(left / 32);
  }
  return `w7${text}`;
}

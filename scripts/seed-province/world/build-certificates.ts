import type { Random } from '../random.ts';
import { dayOf, TODAY, type Day } from './days.ts';
import type { LandCertificate, LandParcel } from './land-certificate.ts';
import type { Household, Person } from './person.ts';
import type { BlockPlan } from './plan-blocks.ts';

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

/** The digitised certificates of a block: exactly `plan.parcelsDigitised` parcels, spread over its households. */
export function buildCertificates(
  plan: BlockPlan,
  random: Random,
  households: readonly Household[],
): readonly LandCertificate[] {
  const office: LandOffice = { plan, random, certificates: [], parcels: 0 };
  let given = 0;
  households.forEach((household, index) => {
    const due = Math.round((plan.parcelsDigitised * (index + 1)) / households.length);
    registerHoldings(office, holdersOf(household), due - given);
    given = due;
  });
  return office.certificates;
}

interface LandOffice {
  readonly plan: BlockPlan;
  readonly random: Random;
  readonly certificates: LandCertificate[];
  parcels: number;
}

/** A household's parcels stand on certificates of one to three parcels. */
function registerHoldings(office: LandOffice, holders: readonly Person[], parcels: number): void {
  for (let left = parcels; left > 0;) {
    const count = Math.min(left, office.random.weighted(PARCELS_ON_CERTIFICATE));
    office.certificates.push(issue(office, holders, count));
    left -= count;
  }
}

const PARCELS_ON_CERTIFICATE = [
  [1, 85],
  [2, 10],
  [3, 5],
] as const;

function issue(office: LandOffice, holders: readonly Person[], parcels: number): LandCertificate {
  const { plan, random, certificates } = office;
  const issued = issueDay(random, holders);
  const number = plan.index * CERTIFICATES_PER_BLOCK + certificates.length;
  const serial = serialOf(number, issued);
  return {
    serial,
    serialAsWritten: random.chance(dirtyShare(plan)) ? scrawl(random, serial) : serial,
    registerNumber: `CH ${String(number % 100_000).padStart(5, '0')}`,
    issued,
    holders,
    parcels: Array.from({ length: parcels }, () => survey(office)),
    bulk: isBulkCommune(plan) && random.chance(0.5),
  };
}

/** More than any block has: 2,000 people hold about 3,900 parcels. */
const CERTIFICATES_PER_BLOCK = 20_000;
const NEW_SERIALS = dayOf('2015-01-01');

/** Two letters and eight digits; before 2015 two letters and six. The letters tell the two apart. */
function serialOf(number: number, issued: Day): string {
  if (issued >= NEW_SERIALS)
    return `D${letter(Math.floor(number / 1e8))}${String(number % 1e8).padStart(8, '0')}`;
  return `${letter(Math.floor(number / 26e6))}${letter(Math.floor(number / 1e6))}${String(number % 1e6).padStart(6, '0')}`;
}

function letter(index: number): string {
  return String.fromCodePoint(65 + (index % 26));
}

/** In one ward nine of ten were typed as the clerk pleased, elsewhere few. */
function dirtyShare({ present }: BlockPlan): number {
  return present.code === DIRTY_WARD ? 0.9 : 0.03;
}

const DIRTY_WARD = '02212';

function scrawl(random: Random, serial: string): string {
  const [letters, digits] = [serial.slice(0, 2), serial.slice(2)];
  return random.pick([
    `${letters} ${digits}`,
    `${letters.toLowerCase()}${digits}`,
    `${letters}-${digits.slice(0, 3)}.${digits.slice(3)}`,
    ` ${letters} ${digits.slice(0, 2)} ${digits.slice(2)}`,
  ]);
}

/** Communes that met their target in a weekend: every ninth. */
function isBulkCommune({ present }: BlockPlan): boolean {
  return Number(present.code) % 9 === 1;
}

function issueDay(random: Random, holders: readonly Person[]): Day {
  const oldest = Math.min(...holders.map(({ born }) => born));
  const from = Math.max(dayOf('1994-01-01'), oldest + 20 * 365);
  return random.between(Math.min(from, TODAY - 60), TODAY - 30);
}

function survey(office: LandOffice): LandParcel {
  const { plan, random } = office;
  const serial = office.parcels++;
  const purposes = random.weighted(plan.present.kind === 'WARD' ? IN_WARDS : PURPOSES);
  const measured = areaOf(random, purposes[0] as string);
  return {
    id: parcelId(plan.index, serial),
    keyUnit: plan.old.id,
    unit: plan.present.id,
    ...keyOf(plan, serial),
    measuredArea: measured,
    legalArea: random.chance(0.7) ? measured : round1(measured * (0.93 + random.next() * 0.12)),
    purposes,
    qualityGroup: random.weighted(QUALITY),
  };
}

/**
 * The first parcel of every old commune is sheet 5 number 12: where two of them became one commune, that key names
 * two parcels. All others have sheets of their own.
 */
function keyOf({ ordinal, part }: BlockPlan, serial: number): Pick<LandParcel, 'sheet' | 'number'> {
  if (part === 0 && serial === 0) return AMBIGUOUS_KEY;
  return { sheet: String(11 + Math.floor(serial / 400) + ordinal * 20), number: String(1 + (serial % 400)) };
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

/**
 * The owners in a household: its head with the spouse. In some the certificate still names the late spouse, or the
 * late parents from whom nobody has had it rewritten.
 */
function holdersOf({ members }: Household): readonly Person[] {
  const [head] = members as [Person];
  const late = head.father?.died == null ? head.mother : head.father;
  if (late?.died != null && head.id.endsWith('7')) return [late];
  if (!head.spouse || head.divorced !== null) return [head];
  return head.spouse.died === null || head.id.endsWith('3') ? [head, head.spouse] : [head];
}

import type { Random } from '../random.ts';
import { dayOf, TODAY, type Day } from './days.ts';
import type { LandCertificate } from './land-certificate.ts';
import { fullName, type Household, type Person } from './person.ts';
import type { BlockPlan } from './plan-blocks.ts';
import { surveyParcel, type Survey } from './survey-parcel.ts';

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

interface LandOffice extends Survey {
  readonly certificates: LandCertificate[];
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

function issue(office: LandOffice, persons: readonly Person[], parcels: number): LandCertificate {
  const { plan, random, certificates } = office;
  const issued = issueDay(random, persons);
  const number = plan.index * CERTIFICATES_PER_BLOCK + certificates.length;
  const serial = serialOf(number, issued);
  const holding = holdingOf(random, plan, persons);
  return {
    serial,
    serialAsWritten: random.chance(dirtyShare(plan)) ? scrawl(random, serial) : serial,
    registerNumber: `CH ${String(number % 100_000).padStart(5, '0')}`,
    issued,
    ...holding,
    former: holding.body ? null : formerHolder(random, persons, issued),
    replaces: replacedBy(random, number, issued),
    parcels: Array.from({ length: parcels }, () => surveyParcel(office)),
    bulk: isBulkCommune(plan) && random.chance(0.5),
  };
}

/** Persons as a rule; a household by its head, or the community of a hamlet, now and then. */
function holdingOf(
  random: Random,
  { present }: BlockPlan,
  persons: readonly Person[],
): Pick<LandCertificate, 'holders' | 'body'> {
  const [head] = persons as [Person];
  const kind = random.weighted(KINDS_OF_HOLDERS);
  if (kind === 'PERSONS') return { holders: persons, body: null };
  if (kind === 'HOUSEHOLD') return { holders: [head], body: { kind, name: `Hộ ${fullName(head.name)}` } };
  return {
    holders: [],
    body: { kind, name: `Cộng đồng dân cư thôn ${random.between(1, 14)}, ${present.name}` },
  };
}

const KINDS_OF_HOLDERS = [
  ['PERSONS', 975],
  ['HOUSEHOLD', 20],
  ['COMMUNITY', 5],
] as const;

/** A parent from whom the land was had, at least a month after the certificate was issued to it. */
function formerHolder(random: Random, [head]: readonly Person[], issued: Day): LandCertificate['former'] {
  const holder = head?.father ?? head?.mother;
  if (!holder || issued > TODAY - 60 || !random.chance(0.05)) return null;
  return { holder, until: random.between(issued + 30, TODAY - 20) };
}

/** The certificate before this one, under a number that no other has. */
function replacedBy(random: Random, number: number, issued: Day): LandCertificate['replaces'] {
  if (issued < dayOf('1996-01-01') || !random.chance(0.02)) return null;
  const day = random.between(dayOf('1994-01-01'), issued - 200);
  return { serial: serialOf(number + CERTIFICATES_PER_BLOCK / 2, day), issued: day };
}

/** More than any block has, and as many that were replaced: 2,000 people hold about 3,900 parcels. */
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

import type { AdministrativeUnits } from '../../../subgraphs/shared/administrative-units/administrative-units.ts';
import type { Block } from './block.ts';
import { parcelId } from './survey-parcel.ts';
import { DEMO_CITIZENS, type DemoCitizen } from './demo-citizens.ts';
import { DEMO_CERTIFICATES, DEMO_VEHICLES } from './demo-holdings.ts';
import { dayOf } from './days.ts';
import type { LandCertificate } from './land-certificate.ts';
import { isResident, type Household, type Person } from './person.ts';
import { communesWithoutLandData, type BlockPlan } from './plan-blocks.ts';
import type { Vehicle } from './vehicle.ts';

/** Living residents among the demo citizens: they count towards the province's people. */
export const DEMO_RESIDENTS = DEMO_CITIZENS.filter(({ died }) => died === undefined).length;

/** The demo citizens, the same at every size, as one more block after the others. */
export function buildDemoBlock(units: AdministrativeUnits, index: number): Block {
  const village = findVillage(units);
  const people = new Map(DEMO_CITIZENS.map((demo) => [demo.id, toPerson(demo, village)]));
  for (const demo of DEMO_CITIZENS) link(demo, people);
  const households = houseFamilies(people, village);
  const certificates = DEMO_CERTIFICATES.map((certificate, at): LandCertificate => ({
    ...certificate,
    issued: dayOf(certificate.issued),
    holders: certificate.holders.map((id) => citizen(people, id)),
    body: null,
    former: null,
    replaces: null,
    parcels: certificate.parcels.map((parcel, serial) => ({
      ...parcel,
      id: parcelId(index, at * 10 + serial),
      keyUnit: parcel.neighbour ? village.neighbour : village.old,
      unit: village.present,
      splitFrom: null,
    })),
  }));
  const vehicles = DEMO_VEHICLES.map((vehicle): Vehicle => ({
    ...vehicle,
    owner: citizen(people, vehicle.owner),
  }));
  const residents = [...people.values()].filter(isResident).length;
  const plan = planOf(units, village, { index, people: residents, certificates });
  return { plan, people: [...people.values()], households, vehicles, certificates };
}

/** Where the demo citizens live: Bình Thuận, whose code meant Đội Cấn until the merger. */
interface Village {
  readonly old: string;
  /** The other commune that became part of the present one. */
  readonly neighbour: string;
  readonly present: string;
  /** A commune with no land data at all. */
  readonly undigitised: string;
}

function findVillage(units: AdministrativeUnits): Village {
  const [undigitised] = communesWithoutLandData(units);
  return {
    old: '02524@2004-07-08',
    neighbour: '02521@2004-07-08',
    present: '02524@2025-07-01',
    undigitised: undigitised as string,
  };
}

function toPerson(demo: DemoCitizen, village: Village): Person {
  const [surname, middle, given] = demo.name;
  const born = dayOf(demo.born);
  return {
    id: demo.id,
    sex: demo.sex,
    born,
    name: { surname, middle, given },
    ethnicity: demo.ethnicity ?? '01',
    birthUnit: village.old,
    registeredHere: demo.birthEntry !== false,
    father: null,
    mother: null,
    children: [],
    spouse: null,
    married: demo.married === undefined ? null : dayOf(demo.married),
    divorced: null,
    died: demo.died === undefined ? null : dayOf(demo.died),
    moved: null,
    household: null,
    relation: demo.relation ?? 'HEAD',
    defects: new Set(demo.defects),
  };
}

/** Sets the family links; parents are read-only for everybody who comes after. */
function link(demo: DemoCitizen, people: ReadonlyMap<string, Person>): void {
  const person = citizen(people, demo.id) as { -readonly [Key in keyof Person]: Person[Key] };
  if (demo.spouse) person.spouse = citizen(people, demo.spouse);
  for (const role of ['father', 'mother'] as const) {
    const id = demo[role];
    if (id === undefined) continue;
    person[role] = citizen(people, id);
    citizen(people, id).children.push(person);
  }
}

function houseFamilies(people: ReadonlyMap<string, Person>, village: Village): readonly Household[] {
  const households = new Map<string, Household>();
  for (const { id, household: file, undigitised } of DEMO_CITIZENS) {
    const person = citizen(people, id);
    if (file === undefined || !isResident(person)) continue;
    const unit = undigitised ? village.undigitised : village.present;
    const household = households.get(file) ?? {
      fileNumber: `${unit.slice(0, 5)}999${file}`,
      unit,
      address: `Tổ dân phố ${Number(file)}`,
      since: dayOf('2016-05-04'),
      members: [],
    };
    households.set(file, household);
    household.members.push(person);
    person.household = household;
  }
  return [...households.values()];
}

function planOf(
  units: AdministrativeUnits,
  village: Village,
  counts: { index: number; people: number; certificates: readonly LandCertificate[] },
): BlockPlan {
  const old = units.byId(village.old);
  const present = units.byId(village.present);
  if (!old || !present) throw new Error('the demo commune is not in the codelist');
  const parcels = counts.certificates.reduce((sum, certificate) => sum + certificate.parcels.length, 0);
  return {
    index: counts.index,
    blocks: counts.index + 1,
    old,
    present,
    ordinal: DEMO_ORDINAL,
    part: DEMO_ORDINAL,
    people: counts.people,
    parcelsCertified: parcels,
    parcelsDigitised: parcels,
  };
}

/** Beyond the blocks that any commune has, and still two digits: it numbers register books. */
const DEMO_ORDINAL = 98;

function citizen(people: ReadonlyMap<string, Person>, id: string): Person {
  const person = people.get(id);
  if (!person) throw new Error(`no demo citizen has the ID ${id}`);
  return person;
}

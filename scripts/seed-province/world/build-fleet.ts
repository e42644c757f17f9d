import type { Random } from '../random.ts';
import { ageOn, dayOf, TODAY, yearOf, type Day } from './days.ts';
import { provinceOf } from './nursery.ts';
import { isResident, type Person } from './person.ts';
import { createPlates, type Plates } from './plates.ts';
import type { BlockPlan } from './plan-blocks.ts';
import type { Inspection, Organisation, Transfer, Vehicle, VehicleKind } from './vehicle.ts';
import { COLOURS, ELECTRIC_MOTORCYCLES, MODELS } from './vehicle-models.ts';

/** Old province → the prefixes of its plates. */
const PREFIXES: Readonly<Record<string, readonly string[]>> = {
  '01': ['29', '30'],
  '02': ['23'],
  '08': ['22'],
  '19': ['20'],
};
const ELSEWHERE = ['01', '01', '01', '19'];
const IDENTIFICATION_PLATES_SINCE = dayOf('2023-08-15');

/** The vehicles of a block's people. */
export function buildFleet(plan: BlockPlan, random: Random, people: readonly Person[]): readonly Vehicle[] {
  const workshop: Workshop = {
    plan,
    random,
    plates: createPlates(plan.index, plan.blocks),
    adults: people.filter((person) => isResident(person) && ageOn(person.born) >= 18),
    built: 0,
  };
  return people.flatMap((owner) => kindsOf(random, owner).map((kind) => buildVehicle(workshop, owner, kind)));
}

interface Workshop {
  readonly plan: BlockPlan;
  readonly random: Random;
  readonly plates: Plates;
  /** Who may buy. */
  readonly adults: readonly Person[];
  built: number;
}

function kindsOf(random: Random, owner: Person): readonly VehicleKind[] {
  if (owner.died !== null) return random.chance(0.06) ? ['MOTORCYCLE'] : [];
  if (!isResident(owner) || ageOn(owner.born) < 18) return [];
  const kinds: VehicleKind[] = [];
  if (random.chance(0.74)) kinds.push('MOTORCYCLE');
  if (random.chance(0.06)) kinds.push('CAR');
  if (random.chance(0.015)) kinds.push('TRUCK');
  return kinds;
}

function buildVehicle(workshop: Workshop, owner: Person, kind: VehicleKind): Vehicle {
  const { plan, random } = workshop;
  workshop.built += 1;
  const province = boughtIn(random, owner, kind) ?? provinceOf(plan);
  const registered = registrationDay(random, owner);
  const organisation = organisationOf(workshop, owner, kind);
  const transfer = organisation ? null : openTransfer(workshop, { owner, province, registered });
  const stolen = random.chance(0.001);
  const electric = kind === 'MOTORCYCLE' && registered > dayOf('2019-01-01') && random.chance(0.08);
  const [make, model] = random.weighted(electric ? ELECTRIC_MOTORCYCLES : MODELS[kind]);
  const chassis = chassisOf(workshop);
  const engine = `${make.slice(0, 2).toUpperCase()}${pad(plan.index, 4)}${pad(workshop.built, 6)}`;
  return {
    plate: workshop.plates(kind, random.pick(PREFIXES[province] ?? []), electric),
    kind,
    electric,
    make,
    model,
    colour: random.pick(COLOURS),
    manufactured: yearOf(registered) - random.weighted(YEARS_BEFORE_SALE),
    chassis,
    engine,
    registered,
    owner,
    organisation,
    identificationPlate: registered >= IDENTIFICATION_PLATES_SINCE,
    stolen,
    revoked: stolen || transfer ? null : withdrawal(random, owner, registered),
    fileProvince: province,
    transfer,
    inspection: kind === 'MOTORCYCLE' ? null : inspect(workshop, kind, engine),
  };
}

const YEARS_BEFORE_SALE = [
  [0, 75],
  [1, 15],
  [2, 6],
  [4, 4],
] as const;

/** The other province that a vehicle was bought in, for the few that were. */
function boughtIn(random: Random, owner: Person, kind: VehicleKind): string | undefined {
  if (owner.died !== null || !random.chance(kind === 'MOTORCYCLE' ? 0.002 : 0.05)) return undefined;
  return random.pick(ELSEWHERE);
}

function registrationDay(random: Random, owner: Person): Day {
  const adult = owner.born + 18 * 365 + 5;
  const last = (owner.died ?? TODAY) - 5;
  return random.between(Math.min(Math.max(adult, dayOf('1998-01-01')), last), last);
}

/** One car in thirty and one truck in four: each block has three organisations. */
function organisationOf({ plan, random }: Workshop, owner: Person, kind: VehicleKind): Organisation | null {
  const share = { MOTORCYCLE: 0, CAR: 0.03, TRUCK: 0.25 }[kind];
  if (owner.died !== null || !random.chance(share)) return null;
  const number = random.between(1, ORGANISATIONS.length);
  return {
    name: `${ORGANISATIONS[number - 1]} ${plan.present.name}`,
    taxCode: `50${pad(plan.index, 5)}${pad(number, 3)}`,
  };
}

const ORGANISATIONS = ['Công ty TNHH Vận tải', 'Hợp tác xã Nông nghiệp', 'Công ty cổ phần Xây dựng'] as const;

function withdrawal(random: Random, owner: Person, registered: Day): Day | null {
  if (!random.chance(0.015) || owner.died !== null || registered > TODAY - 60) return null;
  return random.between(Math.max(registered + 30, TODAY - 1500), TODAY - 5);
}

/** Under way for up to two months: the file is asked for, on its way, or waits for papers. */
function openTransfer(
  { random, adults }: Workshop,
  {
    owner,
    province,
    registered,
  }: { readonly owner: Person; readonly province: string; readonly registered: Day },
): Transfer | null {
  if (!ELSEWHERE.includes(province)) return null;
  const opened = Math.max(registered + 1, TODAY - random.between(3, 60));
  const at = random.between(0, adults.length - 1);
  const buyer = adults[at] === owner ? adults[at + 1] : adults[at];
  if (!buyer) return null;
  return {
    buyer,
    opened: Math.min(opened, TODAY),
    stepsDone: random.between(1, 4),
    missingPapers: random.between(0, 2),
  };
}

function inspect({ plan, random, built }: Workshop, kind: VehicleKind, engine: string): Inspection {
  const cycleMonths = kind === 'TRUCK' ? random.pick([3, 6, 6] as const) : random.pick([12, 18, 6] as const);
  const mismatch = random.chance(0.01);
  return {
    certificate: `${kind === 'TRUCK' ? 'KT' : 'KC'}${pad(plan.index, 4)}${pad(built, 5)}`,
    // One in eight is overdue.
    on: TODAY - random.between(1, Math.round(cycleMonths * 30.4 * 1.14)),
    cycleMonths,
    engine: mismatch ? `${engine.slice(0, -1)}X` : engine,
  };
}

/** 17 characters without I, O and Q; RL to RN is Viet Nam (ISO 3780). */
function chassisOf({ plan, random, built }: Workshop): string {
  return `${random.pick(['RLH', 'RLC', 'RLM', 'RN2'])}${random.pick(['JC4', 'KB5', 'MF6', 'TA7'])}${pad(plan.index, 5)}${pad(built, 6)}`;
}

function pad(value: number, digits: number): string {
  return String(value).padStart(digits, '0');
}

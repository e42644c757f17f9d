import type { Random } from '../random.ts';
import { ageOn, dayOf, TODAY, yearOf, type Day } from './days.ts';
import { provinceOf } from './nursery.ts';
import { PEOPLES, type People } from './peoples.ts';
import { fullName, isResident, type Name, type Person } from './person.ts';
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
    built: 0,
  };
  return people.flatMap((owner) =>
    kindsOf(random, owner).flatMap((kind) => {
      const registered = registrationDay(random, owner);
      return registered === null ? [] : buildVehicle(workshop, { owner, kind, registered });
    }),
  );
}

interface Workshop {
  readonly plan: BlockPlan;
  readonly random: Random;
  readonly plates: Plates;
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

function buildVehicle(
  workshop: Workshop,
  { owner, kind, registered }: Pick<Vehicle, 'owner' | 'kind' | 'registered'>,
): Vehicle {
  const { plan, random } = workshop;
  workshop.built += 1;
  const province = boughtIn(random, owner, kind) ?? provinceOf(plan);
  const organisation = organisationOf(workshop, owner, kind);
  const transfer = organisation ? null : openTransfer(random, province, registered);
  const stolen = transfer === null && random.chance(0.001);
  const revoked = stolen || transfer ? null : withdrawal(random, owner, registered);
  const build = buildOf(random, kind, registered);
  const chassis = chassisOf(workshop);
  const engine = `${build.make.slice(0, 2).toUpperCase()}${pad(plan.index, 4)}${pad(workshop.built, 6)}`;
  return {
    plate: workshop.plates(kind, random.pick(PREFIXES[province] ?? []), build.electric),
    kind,
    ...build,
    colour: random.pick(COLOURS),
    manufactured: yearOf(registered) - random.weighted(YEARS_BEFORE_SALE),
    chassis,
    engine,
    registered,
    owner,
    organisation,
    // That of a vehicle which was sold stays with the seller, in the register of his province.
    identificationPlate: transfer === null && registered >= IDENTIFICATION_PLATES_SINCE,
    stolen,
    revoked,
    fileProvince: province,
    transfer,
    inspection: kind === 'MOTORCYCLE' ? null : inspect(workshop, { kind, engine, registered, revoked }),
  };
}

function buildOf(
  random: Random,
  kind: VehicleKind,
  registered: Day,
): Pick<Vehicle, 'electric' | 'make' | 'model'> {
  const electric = kind === 'MOTORCYCLE' && registered > dayOf('2019-01-01') && random.chance(0.08);
  const [make, model] = random.weighted(electric ? ELECTRIC_MOTORCYCLES : MODELS[kind]);
  return { electric, make, model };
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

/** Any day since the owner came of age; null where that is so recent that the day is yet to come. */
function registrationDay(random: Random, owner: Person): Day | null {
  const first = Math.max(owner.born + 18 * 365 + 5, dayOf('1998-01-01'));
  const last = (owner.died ?? TODAY) - 5;
  const day = random.between(first, Math.max(last, first + 5 * 365));
  return day <= last ? day : null;
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
function openTransfer(random: Random, province: string, registered: Day): Transfer | null {
  if (!ELSEWHERE.includes(province)) return null;
  return {
    sellerName: random.chance(0.2) ? random.pick(DEALERS) : strangersName(random),
    opened: Math.max(registered + 1, TODAY - random.between(3, 60)),
    stepsDone: random.between(1, 4),
    feePaid: random.chance(0.6),
  };
}

const DEALERS = ['Công ty TNHH Ô tô Phương Bắc', 'Công ty cổ phần Xe đã qua sử dụng Thành Đạt'] as const;

function strangersName(random: Random): string {
  const { surnames, middles, givens } = PEOPLES[0] as People;
  const sex = random.pick(['MALE', 'FEMALE'] as const);
  const [surname, middle, given] = [surnames, middles[sex], givens[sex]].map((names) => random.pick(names));
  return fullName({ surname, middle, given } as Name);
}

/** Between registration and withdrawal. */
function inspect(
  { plan, random, built }: Workshop,
  vehicle: Pick<Vehicle, 'kind' | 'engine' | 'registered' | 'revoked'>,
): Inspection {
  const { kind, engine, registered, revoked } = vehicle;
  const cycleMonths = kind === 'TRUCK' ? random.pick([3, 6, 6] as const) : random.pick([12, 18, 6] as const);
  const mismatch = random.chance(0.01);
  return {
    certificate: `${kind === 'TRUCK' ? 'KT' : 'KC'}${pad(plan.index, 4)}${pad(built, 5)}`,
    // One in eight is overdue.
    on: Math.max(registered, (revoked ?? TODAY) - random.between(1, Math.round(cycleMonths * 30.4 * 1.14))),
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

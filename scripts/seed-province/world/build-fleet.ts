import type { Random } from '../random.ts';
import { ageOn, dayOf, TODAY, yearOf, type Day } from './days.ts';
import { provinceOf } from './nursery.ts';
import { isResident, type Person } from './person.ts';
import { createPlates, type Plates } from './plates.ts';
import type { BlockPlan } from './plan-blocks.ts';
import type { Inspection, Transfer, Vehicle, VehicleKind } from './vehicle.ts';
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
  const workshop: Workshop = { plan, random, plates: createPlates(plan.index, plan.blocks), built: 0 };
  return people.flatMap((owner) => kindsOf(random, owner).map((kind) => buildVehicle(workshop, owner, kind)));
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

function buildVehicle(workshop: Workshop, owner: Person, kind: VehicleKind): Vehicle {
  const { plan, random } = workshop;
  workshop.built += 1;
  const province = boughtIn(random, owner, kind) ?? provinceOf(plan);
  const registered = registrationDay(random, owner);
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
    identificationPlate: registered >= IDENTIFICATION_PLATES_SINCE,
    stolen: random.chance(0.001),
    fileProvince: province,
    transfer: ELSEWHERE.includes(province) ? openTransfer(random, registered) : null,
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

/** Under way for up to two months: the file is asked for, on its way, or waits for papers. */
function openTransfer(random: Random, registered: Day): Transfer {
  const opened = Math.max(registered + 1, TODAY - random.between(3, 60));
  return {
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

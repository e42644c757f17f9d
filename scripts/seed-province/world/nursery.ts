import type { Random } from '../random.ts';
import type { CitizenNumbers } from './citizen-numbers.ts';
import { ageOn, DEATH_REPORTED_WITHIN, isReported, MERGER, TODAY, type Day } from './days.ts';
import { ETHNIC_MIX } from './ethnic-mix.ts';
import { PEOPLES, type People } from './peoples.ts';
import { isResident, type Household, type Name, type Person, type Sex } from './person.ts';
import type { BlockPlan } from './plan-blocks.ts';

/** Where the people of one block come into being, until its quota of living residents is met. */
export interface Nursery {
  readonly plan: BlockPlan;
  readonly random: Random;
  readonly numbers: CitizenNumbers;
  readonly people: Person[];
  readonly households: Household[];
  /** Living residents still to come. */
  left: number;
}

export interface Birth {
  readonly sex: Sex;
  readonly born: Day;
  readonly people: People;
  readonly surname?: string;
  readonly father?: Person;
  readonly mother?: Person;
  /** Married in from another province. */
  readonly outsider?: boolean;
  readonly died?: Day | null;
  readonly moved?: Day;
}

/** Adds a person; whoever is neither dead nor moved away counts towards the quota. */
export function bear(nursery: Nursery, birth: Birth): Person {
  const { random } = nursery;
  const { sex, born, people, father = null, mother = null, moved = null } = birth;
  const { prefix, ...registration } = registrationOf(nursery, birth);
  const person: Person = {
    id: nursery.numbers(prefix, sex, born),
    sex,
    born,
    name: nameOf(random, birth),
    ethnicity: people.code,
    ...registration,
    father,
    mother,
    children: [],
    spouse: null,
    married: null,
    divorced: null,
    died: birth.died === undefined ? deathOf(random, born) : birth.died,
    moved,
    household: null,
    relation: 'OTHER',
    defects: new Set(),
  };
  father?.children.push(person);
  mother?.children.push(person);
  nursery.people.push(person);
  if (isResident(person)) nursery.left -= 1;
  return person;
}

function nameOf(random: Random, { sex, people, surname }: Birth): Name {
  return {
    surname: surname ?? random.pick(people.surnames),
    middle: random.pick(people.middles[sex]),
    given: random.pick(people.givens[sex]),
  };
}

export function pickPeople({ plan, random }: Nursery): People {
  const code = random.weighted(ETHNIC_MIX[provinceOf(plan)] ?? []);
  return PEOPLES.find((people) => people.code === code) ?? (PEOPLES[0] as People);
}

/** Old code of the province that the block's old commune lay in: `02` or `08`. */
export function provinceOf({ old }: BlockPlan): string {
  return old.parentId?.slice(0, 2) ?? '08';
}

/** Old codes of the provinces most spouses from elsewhere come from. */
const NEIGHBOURS = ['01', '04', '06', '10', '15', '19', '25', '26'];

interface Registration {
  /** First three digits of the personal ID. */
  readonly prefix: string;
  readonly birthUnit: string;
  readonly registeredHere: boolean;
}

function registrationOf({ plan, random }: Nursery, { born, outsider }: Birth): Registration {
  if (outsider) {
    const code = random.pick(NEIGHBOURS);
    return { prefix: `0${code}`, birthUnit: `${code}@2004-07-08`, registeredHere: false };
  }
  return born >= MERGER
    ? { prefix: '008', birthUnit: plan.present.id, registeredHere: true }
    : { prefix: `0${provinceOf(plan)}`, birthUnit: plan.old.id, registeredHere: true };
}

/** Mortality by age, from forty on and within the last twenty years: who died before that is in no register here. */
function deathOf(random: Random, born: Day): Day | null {
  const age = ageOn(born);
  if (age < 41 || !random.chance(Math.min(0.95, 0.0006 * Math.exp(0.083 * age)))) return null;
  const died = TODAY - random.between(1, Math.min(20 * 365, (age - 40) * 365 + 31));
  return isReported(random, died, DEATH_REPORTED_WITHIN) ? died : null;
}

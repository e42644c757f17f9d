import type { Random } from '../random.ts';
import { ageOn } from './days.ts';
import type { Defect } from './defect.ts';
import { isResident, type Person } from './person.ts';

/** Plants what is wrong with people's papers; call it before holdings are handed out. */
export function plantDefects(random: Random, people: readonly Person[]): void {
  for (const person of people) {
    if (person.died !== null) plantOnDeceased(random, person);
    if (!isResident(person)) continue;
    if (ageOn(person.born) < 16) plantOnChild(random, person);
    else plantOnAdult(random, person);
    if (ageOn(person.born) < 18) plantGuardianship(random, person);
    if (person.registeredHere) plantOnBirthEntry(random, person);
  }
}

/** Takes a child out of the residence file: the one in a hundred that reconciliation has to find. */
export function forgetChild(child: Person): void {
  const members = child.household?.members;
  members?.splice(members.indexOf(child), 1);
  child.household = null;
  child.defects.add('CHILD_NOT_IN_RESIDENCE_FILE');
}

/** An adult whom a child lives with and who is no parent of it. */
export function guardianOf({ household, father, mother }: Person): Person | undefined {
  return household?.members.find(
    (member) => ageOn(member.born) >= 18 && member !== father && member !== mother,
  );
}

function plantGuardianship(random: Random, child: Person): void {
  const { father, mother, defects } = child;
  const orphaned = father?.died != null && mother?.died != null;
  if (defects.has('ADOPTED_CHILD') || !guardianOf(child) || !(random.chance(0.01) || orphaned)) return;
  defects.add('CHILD_UNDER_GUARDIANSHIP');
}

function plantOnDeceased(random: Random, { defects }: Person): void {
  if (!defects.has('DECEASED_CHILD') && random.chance(0.02)) defects.add('DEATH_NOT_REGISTERED');
}

function plantOnChild(random: Random, child: Person): void {
  const livesWithFamily = child.household !== null && child.relation !== 'HEAD';
  if (!livesWithFamily || !child.registeredHere) return;
  if (random.chance(0.01)) forgetChild(child);
  else if (random.chance(0.003)) child.defects.add('ADOPTED_CHILD');
}

function plantOnAdult(random: Random, adult: Person): void {
  if (random.chance(0.03)) adult.defects.add('EXPIRED_IDENTITY_CARD');
}

const ON_BIRTH_ENTRIES: readonly (readonly [Defect, number])[] = [
  ['DATE_OF_BIRTH_CONFLICT', 0.004],
  ['NAME_CONFLICT', 0.003],
  ['AMENDED_BIRTH_ENTRY', 0.005],
  ['DUPLICATE_BIRTH_ENTRY', 0.0003],
];

/** At most one on each, so that a finding points at one cause. */
function plantOnBirthEntry(random: Random, person: Person): void {
  if (person.defects.has('ADOPTED_CHILD') || !hasBirthEntry(person)) return;
  for (const [defect, share] of ON_BIRTH_ENTRIES) {
    if (!random.chance(share)) continue;
    person.defects.add(defect);
    return;
  }
}

/** Births are on record from 1960 on, and half of those before. */
export function hasBirthEntry({ registeredHere, born, id }: Person): boolean {
  return registeredHere && (born > FIRST_COMPLETE_YEAR || Number(id.at(-1)) % 2 === 0);
}

const FIRST_COMPLETE_YEAR = -3653;

import { ageOn, dayWithin, TODAY, type Day } from './days.ts';
import { bear, pickPeople, type Nursery } from './nursery.ts';
import type { Random } from '../random.ts';
import type { People } from './peoples.ts';
import type { Person } from './person.ts';

export interface Couple {
  readonly husband: Person;
  readonly wife: Person;
}

/** Grandparents, their children with wives and husbands, and theirs: everybody of one descent in one commune. */
export function growClan(nursery: Nursery): Couple | Person {
  const { random } = nursery;
  const people = pickPeople(nursery);
  const born = TODAY - random.between(22 * 365, 88 * 365);
  if (nursery.left < 2)
    return bear(nursery, { sex: random.chance(0.5) ? 'MALE' : 'FEMALE', born, people, died: null });
  const husband = bear(nursery, { sex: 'MALE', born, people });
  const wife = bear(nursery, { sex: 'FEMALE', born: bornNear(random, born, [-700, 2200]), people });
  return found(nursery, { husband, wife }, people);
}

const YEAR = 365;
/** Whoever marries is nineteen at least. */
const YOUNGEST_SPOUSE = TODAY - 19 * YEAR;

function bornNear(random: Random, born: Day, [from, to]: readonly [number, number]): Day {
  return dayWithin(random, [born + from, born + to], YOUNGEST_SPOUSE);
}

/** Marries two people and gives them the children their time had. */
function found(nursery: Nursery, couple: Couple, people: People): Couple {
  const { random } = nursery;
  const { husband, wife } = couple;
  const younger = Math.max(husband.born, wife.born);
  const married = dayWithin(random, [younger + 18 * YEAR + 200, younger + 27 * YEAR], TODAY - 20);
  husband.spouse = wife;
  wife.spouse = husband;
  husband.married = wife.married = married;
  const mayDivorce = husband.died === null && wife.died === null && married + 3 * YEAR < TODAY - 10;
  if (mayDivorce && random.chance(0.02)) {
    husband.divorced = wife.divorced = dayWithin(
      random,
      [married + 3 * YEAR, married + 15 * YEAR],
      TODAY - 10,
    );
  }
  for (const born of birthdays(nursery, couple, married)) {
    if (nursery.left === 0) break;
    settle(nursery, bearChild(nursery, couple, born, people), people);
  }
  return couple;
}

function birthdays({ random }: Nursery, { husband, wife }: Couple, married: Day): readonly Day[] {
  const last = Math.min(
    TODAY - 1,
    wife.born + 44 * YEAR,
    wife.divorced ?? TODAY,
    wife.died ?? TODAY,
    (husband.died ?? TODAY) + 240,
  );
  // Fewer children in each generation: between three and four around 1970, a little over two today.
  const wanted = Math.max(0, Math.round(4.8 - (married + 16_000) / 14_000 + random.next() * 2 - 1));
  const days: Day[] = [];
  let next = married + random.between(250, 900);
  while (days.length < wanted && next <= last) {
    days.push(next);
    next += random.between(500, 1700);
  }
  return days;
}

function bearChild(nursery: Nursery, { husband, wife }: Couple, born: Day, people: People): Person {
  const { random } = nursery;
  const birth = {
    sex: random.chance(0.525) ? 'MALE' : 'FEMALE',
    born,
    people,
    surname: husband.name.surname,
    father: husband,
    mother: wife,
  } as const;
  if (ageOn(born) >= 16) return bear(nursery, birth);
  if (random.chance(0.004)) return bearLost(nursery, birth, 'DECEASED_CHILD');
  if (random.chance(0.004)) return bearLost(nursery, birth, 'MOVED_CHILD');
  return bear(nursery, { ...birth, died: null });
}

/** A child who is rightly in no residence file: reconciliation must not take it for a missing one. */
function bearLost(
  nursery: Nursery,
  birth: Parameters<typeof bear>[1],
  why: 'DECEASED_CHILD' | 'MOVED_CHILD',
): Person {
  const day = nursery.random.between(birth.born, TODAY - 1);
  const fate = why === 'DECEASED_CHILD' ? { died: day } : { died: null, moved: day };
  const child = bear(nursery, { ...birth, ...fate });
  child.defects.add(why);
  return child;
}

/** An adult may marry and have a family; daughters found theirs as sons do. */
function settle(nursery: Nursery, child: Person, people: People): void {
  const { random } = nursery;
  const age = ageOn(child.born);
  if (age < 20 || child.died !== null || nursery.left === 0) return;
  if (!random.chance(Math.min(0.88, (age - 18) * 0.07))) return;
  const spouse = bear(nursery, {
    sex: child.sex === 'MALE' ? 'FEMALE' : 'MALE',
    born: bornNear(random, child.born, [-1500, 1500]),
    people: random.chance(0.85) ? people : pickPeople(nursery),
    outsider: random.chance(0.06),
  });
  const couple = child.sex === 'MALE' ? { husband: child, wife: spouse } : { husband: spouse, wife: child };
  found(nursery, couple, people);
}

import {
  ageOn,
  BIRTH_REPORTED_WITHIN,
  DEATH_REPORTED_WITHIN,
  DIVORCE_REPORTED_WITHIN,
  isReported,
  TODAY,
  type Day,
} from './days.ts';
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
  const bride = born + random.between(-700, 2200);
  const married = weddingOf(random, born, bride);
  if (married === null) return husband;
  const wife = bear(nursery, { sex: 'FEMALE', born: bride, people });
  return found(nursery, { husband, wife }, married, people);
}

const YEAR = 365;
/** Twenty years for him and eighteen for her, leap days included (Law on Marriage and Family 52/2014 art. 8). */
const HUSBANDS_AGE = 7306;
const WIFES_AGE = 6576;

/** The day on which a man and a woman so old marry; null where that is yet to come. */
function weddingOf(random: Random, groom: Day, bride: Day): Day | null {
  const day = Math.max(groom + HUSBANDS_AGE, bride + WIFES_AGE) + random.between(0, 9 * YEAR);
  return day < TODAY ? day : null;
}

/** Marries two people and gives them the children their time had. */
function found(nursery: Nursery, couple: Couple, married: Day, people: People): Couple {
  const { random } = nursery;
  const { husband, wife } = couple;
  husband.spouse = wife;
  wife.spouse = husband;
  husband.married = wife.married = married;
  if (husband.died === null && wife.died === null && random.chance(0.02)) {
    const divorced = random.between(married + 3 * YEAR, married + 15 * YEAR);
    if (isReported(random, divorced, DIVORCE_REPORTED_WITHIN)) husband.divorced = wife.divorced = divorced;
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
    if (isReported(random, next, BIRTH_REPORTED_WITHIN)) days.push(next);
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
  return bearLost(nursery, birth) ?? bear(nursery, { ...birth, died: null });
}

const LOST = [
  ['DECEASED_CHILD', 8],
  ['MOVED_CHILD', 8],
  [null, 984],
] as const;

/** A child who is rightly in no residence file: reconciliation must not take it for a missing one. */
function bearLost(nursery: Nursery, birth: Parameters<typeof bear>[1]): Person | null {
  const { random } = nursery;
  const why = random.weighted(LOST);
  const day = birth.born + random.between(BIRTH_REPORTED_WITHIN + 1, 16 * YEAR);
  if (why === null || !isReported(random, day, DEATH_REPORTED_WITHIN)) return null;
  const fate = why === 'DECEASED_CHILD' ? { died: day } : { died: null, moved: day };
  const child = bear(nursery, { ...birth, ...fate });
  child.defects.add(why);
  return child;
}

/** An adult may marry and have a family; daughters found theirs as sons do. */
function settle(nursery: Nursery, child: Person, people: People): void {
  const { random } = nursery;
  if (child.died !== null || nursery.left === 0 || !random.chance(0.88)) return;
  const born = child.born + random.between(-1500, 1500);
  const married =
    child.sex === 'MALE' ? weddingOf(random, child.born, born) : weddingOf(random, born, child.born);
  if (married === null) return;
  const spouse = bear(nursery, {
    sex: child.sex === 'MALE' ? 'FEMALE' : 'MALE',
    born,
    people: random.chance(0.85) ? people : pickPeople(nursery),
    outsider: random.chance(0.06),
  });
  const couple = child.sex === 'MALE' ? { husband: child, wife: spouse } : { husband: spouse, wife: child };
  found(nursery, couple, married, people);
}

import { ageOn, TODAY } from './days.ts';
import type { Couple } from './grow-clan.ts';
import type { Nursery } from './nursery.ts';
import { isResident, type Household, type Person, type Relation } from './person.ts';

/** Puts the residents of a clan into residence files, a file for each family that lives together. */
export function houseClan(nursery: Nursery, clan: Couple | Person): void {
  if ('husband' in clan) houseFamily(nursery, clan);
  else openHousehold(nursery, [[clan, 'HEAD']]);
}

type Member = readonly [Person, Relation];

function houseFamily(nursery: Nursery, { husband, wife }: Couple): void {
  const members: Member[] = [];
  const together = husband.divorced === null;
  if (isResident(husband) && !together) openHousehold(nursery, [[husband, 'HEAD']]);
  else if (isResident(husband)) members.push([husband, 'HEAD']);
  if (isResident(wife)) members.push([wife, members.length === 0 ? 'HEAD' : 'SPOUSE']);
  const sons = wife.children.filter(
    (child) => child.sex === 'MALE' && child.spouse && child.divorced === null && isResident(child),
  );
  const heir = sharesRoof(nursery, members) ? sons.at(-1) : undefined;
  for (const child of wife.children) addChild(nursery, members, child, heir);
  if (members.length > 0) openHousehold(nursery, members);
}

function addChild(nursery: Nursery, members: Member[], child: Person, heir: Person | undefined): void {
  const couple = coupleOf(child);
  if (couple && child !== heir) houseFamily(nursery, couple);
  else if (isResident(child)) members.push([child, members.length === 0 ? 'HEAD' : 'CHILD']);
  if (couple && child === heir) addHeirsFamily(nursery, members, couple);
}

/** The family of a son who stays under his parents' roof. */
function addHeirsFamily(nursery: Nursery, members: Member[], { wife }: Couple): void {
  if (isResident(wife)) members.push([wife, 'CHILD_IN_LAW']);
  for (const grandchild of wife.children) {
    const own = coupleOf(grandchild);
    if (own) houseFamily(nursery, own);
    else if (isResident(grandchild)) members.push([grandchild, 'GRANDCHILD']);
  }
}

/** The youngest married son often stays with parents past sixty. */
function sharesRoof({ random }: Nursery, members: readonly Member[]): boolean {
  const [head] = members[0] ?? [];
  return head !== undefined && ageOn(head.born) >= 55 && random.chance(0.65);
}

function coupleOf(person: Person): Couple | null {
  const { spouse } = person;
  if (!spouse) return null;
  return person.sex === 'MALE' ? { husband: person, wife: spouse } : { husband: spouse, wife: person };
}

function openHousehold({ plan, random, households }: Nursery, members: readonly Member[]): void {
  const [head] = members[0] as Member;
  const household: Household = {
    fileNumber: `${plan.present.code}${pad(plan.ordinal, 3)}${pad(households.length + 1, 4)}`,
    unit: plan.present.id,
    address: `${random.pick(HAMLETS)} ${random.between(1, 14)}, ${plan.old.fullName} cũ`,
    since: TODAY - random.between(200, Math.max(201, Math.min(ageOn(head.born) - 18, 40) * 365)),
    members: members.map(([person]) => person),
  };
  for (const [person, relation] of members) {
    person.household = household;
    person.relation = relation;
  }
  households.push(household);
}

const HAMLETS = ['Thôn', 'Bản', 'Tổ dân phố', 'Xóm'];

function pad(value: number, digits: number): string {
  return String(value).padStart(digits, '0');
}

import { AmendmentRow } from '../../../subgraphs/civil-registry/entities/amendment-row.ts';
import { DeathEntryRow } from '../../../subgraphs/civil-registry/entities/death-entry-row.ts';
import { GuardianshipEntryRow } from '../../../subgraphs/civil-registry/entities/guardianship-entry-row.ts';
import { MarriageEntryRow } from '../../../subgraphs/civil-registry/entities/marriage-entry-row.ts';
import {
  ageOn,
  dateOf,
  dayWithin,
  DEATH_REPORTED_WITHIN,
  DIVORCE_REPORTED_WITHIN,
  TODAY,
} from '../world/days.ts';
import { fullName, type Person } from '../world/person.ts';
import { guardianOf } from '../world/plant-defects.ts';
import type { Desk } from './civil-books.ts';

/** Marriages before this year are on record only where the books survived. */
const BOOKS_SURVIVED = 1990;

/** The marriage of a husband, and its end by divorce. */
export function writeMarriage({ sink, books, random }: Desk, husband: Person): void {
  const { spouse: wife, married, divorced } = husband;
  if (!wife || married === null) return;
  const entry = books.enter('KH', married);
  if (entry.year < BOOKS_SURVIVED && random.chance(0.5)) return;
  sink.add(MarriageEntryRow, {
    ...entry,
    mode: 'NEW',
    ...spouseColumns('husband', husband),
    ...spouseColumns('wife', wife),
  });
  if (divorced === null) return;
  sink.add(AmendmentRow, {
    ...books.enter('GC', dayWithin(random, [divorced + 1, divorced + DIVORCE_REPORTED_WITHIN])),
    kind: 'DIVORCE',
    origin: 'JUDGMENT',
    personId: husband.id,
    otherPersonId: wife.id,
    marriageEntryId: entry.id,
    decisionNumber: `${random.between(1, 300)}/QĐST-HNGĐ`,
    decidedOn: dateOf(divorced),
    decidedBy: 'Tòa án nhân dân khu vực',
    effectiveOn: dateOf(divorced),
    changes: [],
  });
}

function spouseColumns(role: 'husband' | 'wife', { id, name, born, ethnicity }: Person) {
  return {
    [`${role}Id`]: id,
    [`${role}Name`]: fullName(name),
    [`${role}DateOfBirth`]: dateOf(born),
    [`${role}Ethnicity`]: ethnicity,
    [`${role}Nationality`]: 'VN',
  };
}

/** The death of a person, unless it was planted that nobody registered it. */
export function writeDeath({ sink, books, random }: Desk, person: Person): void {
  const died = person.died as number;
  if (person.defects.has('DEATH_NOT_REGISTERED')) return;
  sink.add(DeathEntryRow, {
    ...books.enter('KT', dayWithin(random, [died + 1, died + DEATH_REPORTED_WITHIN])),
    mode: 'NEW',
    deceasedId: person.id,
    deceasedName: fullName(person.name),
    sex: person.sex,
    dateOfBirth: dateOf(person.born),
    ethnicity: person.ethnicity,
    nationality: 'VN',
    diedOn: dateOf(died),
    placeOfDeath: random.pick(['Tại nhà', 'Bệnh viện đa khoa tỉnh', 'Trung tâm y tế']),
    cause: ageOn(person.born, died) > 70 ? 'Tuổi già' : 'Bệnh lý',
    notifierName: person.children[0] ? fullName(person.children[0].name) : null,
    notifierRelation: person.children[0] ? 'Con' : null,
  });
}

/** Days of eighteen years at most: a guardian has full capacity (Civil Code 91/2015 art. 49). */
const MAJORITY = 6575;

/** A child under guardianship: natural where both parents have died, else appointed. */
export function writeGuardianship({ sink, books, random }: Desk, ward: Person): void {
  const guardian = guardianOf(ward);
  if (!ward.defects.has('CHILD_UNDER_GUARDIANSHIP') || !guardian) return;
  const { father, mother } = ward;
  const orphaned =
    father?.died == null || mother?.died == null ? null : Math.max(father.died, mother.died, ward.born);
  const starts = Math.max(
    guardian.born + MAJORITY,
    dayWithin(random, orphaned === null ? [ward.born + 200, TODAY] : [orphaned + 1, orphaned + 60]),
  );
  sink.add(GuardianshipEntryRow, {
    ...books.enter('GH', starts),
    kind: orphaned === null ? 'APPOINTED' : 'NATURAL',
    guardianId: guardian.id,
    guardianName: fullName(guardian.name),
    wardId: ward.id,
    wardName: fullName(ward.name),
    wardDateOfBirth: dateOf(ward.born),
    reason: orphaned === null ? 'Cha, mẹ không có điều kiện chăm sóc' : 'Cha, mẹ đều đã chết',
    scope: 'Chăm sóc, giáo dục, đại diện và quản lý tài sản',
    startsOn: dateOf(starts),
  });
}

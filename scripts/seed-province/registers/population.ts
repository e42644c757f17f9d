import { FormerHouseholdMemberRow } from '../../../subgraphs/population/entities/former-household-member-row.ts';
import { FormerIdentityCardRow } from '../../../subgraphs/population/entities/former-identity-card-row.ts';
import { HouseholdRow } from '../../../subgraphs/population/entities/household-row.ts';
import { PersonRow } from '../../../subgraphs/population/entities/person-row.ts';
import { RelativeWithoutIdRow } from '../../../subgraphs/population/entities/relative-without-id-row.ts';
import { ResidenceRow } from '../../../subgraphs/population/entities/residence-row.ts';
import { population } from '../../../subgraphs/population/subgraph.ts';
import { searchKey, spellingKey } from '../../../subgraphs/shared/text/search-key.ts';
import type { RegisterWriter, RowSink } from '../load/register-writer.ts';
import { createRandom, type Random } from '../random.ts';
import { ageOn, dateOf, TODAY } from '../world/days.ts';
import { fullName, isResident, type Household, type Person } from '../world/person.ts';
import { cardOf } from './population-card.ts';
import { writeHistory } from './population-history.ts';
import { relationCode } from './relation-codes.ts';

/** The population register: people as they are, their residence files, cards and histories. */
export const populationWriter: RegisterWriter = {
  definition: population,
  rows: [
    HouseholdRow,
    PersonRow,
    ResidenceRow,
    FormerHouseholdMemberRow,
    FormerIdentityCardRow,
    RelativeWithoutIdRow,
  ],
  write(block, sink) {
    const random = createRandom(block.plan.index, STREAM);
    for (const household of block.households) writeHousehold(sink, household);
    for (const person of block.people) writePerson(sink, random, person);
    writeHistory(sink, random, block);
  },
};

/** Keeps this register's chances apart from the others'. */
const STREAM = 101;

const RECORD = { sourceSystem: 'NPDB', verification: 'VERIFIED' } as const;

function writeHousehold(sink: RowSink, { fileNumber, members, unit, address, since }: Household): void {
  sink.add(HouseholdRow, {
    fileNumber,
    headId: members[0]?.id,
    unitId: unit,
    address,
    since: dateOf(since),
    sourceSystem: 'RESIDENCE',
    recordedAt: `${dateOf(since)}T08:00:00Z`,
    verification: 'VERIFIED',
  });
}

function writePerson(sink: RowSink, random: Random, person: Person): void {
  sink.add(PersonRow, {
    id: person.id,
    ...nameOf(person),
    sex: person.sex,
    dateOfBirth: knownDate(random, person),
    ...placesOf(person),
    ...traitsOf(random, person),
    ...(isAdultResident(person) ? adultTraitsOf(random, person) : null),
    ...cardOf(random, person),
    ...familyOf(person),
    ...residenceOf(person),
    ...RECORD,
    recordedAt: `${dateOf(Math.min(Math.max(person.born + 40, FIRST_DAY_OF_DATABASE), TODAY))}T02:30:00Z`,
  });
}

function nameOf({ name }: Person) {
  const full = fullName(name);
  return {
    fullName: full,
    surname: name.surname,
    middleName: name.middle === '' ? null : name.middle,
    givenName: name.given,
    searchKey: searchKey(full),
    spellingKey: spellingKey(full),
  };
}

function familyOf(person: Person) {
  const { born, died, father, mother, spouse, divorced } = person;
  return {
    maritalStatus: maritalStatus(person),
    lifeStatus: died === null ? 'ALIVE' : 'DECEASED',
    lifeStatusDate: died === null ? null : dateOf(died),
    fatherId: father?.id,
    motherId: mother?.id,
    spouseId: divorced === null ? spouse?.id : null,
    legalRepresentativeId: ageOn(born) < 18 ? (mother ?? father)?.id : null,
  };
}

function residenceOf(person: Person) {
  const { household, born } = person;
  if (!household) return null;
  const since = dateOf(Math.max(household.since, born));
  return {
    householdNumber: household.fileNumber,
    relationToHeadCode: relationCode(person),
    householdSince: since,
    permanentUnitId: household.unit,
    permanentAddress: household.address,
    permanentSince: since,
  };
}

/** 1 July 2021, when the national population database opened. */
const FIRST_DAY_OF_DATABASE = 18_809;

/** Old people's papers often say no more than the year. */
function knownDate(random: Random, { born }: Person): string {
  const date = dateOf(born);
  if (born > -5479 || !random.chance(0.25)) return date;
  return random.chance(0.8) ? date.slice(0, 4) : date.slice(0, 7);
}

/** Born and registered in the same unit, native to the father's. */
function placesOf({ birthUnit, born, father }: Person) {
  const asOf = dateOf(born);
  return {
    birthPlaceUnitId: birthUnit,
    birthPlaceAsOf: asOf,
    registrationPlaceUnitId: birthUnit,
    registrationPlaceAsOf: asOf,
    nativePlaceUnitId: father?.birthUnit ?? birthUnit,
    nativePlaceAsOf: asOf,
  };
}

function traitsOf(random: Random, { ethnicity }: Person) {
  return {
    ethnicityCode: ethnicity,
    religionCode: random.weighted(ethnicity === '08' ? RELIGIONS_OF_HMONG : RELIGIONS),
    nationalityCode: 'VN',
    bloodGroupCode: random.chance(0.55) ? random.pick(BLOOD_GROUPS) : null,
  };
}

function isAdultResident(person: Person): boolean {
  return isResident(person) && ageOn(person.born) >= 18;
}

/** Old nine-digit numbers were given to those born before 2000. */
const LAST_OLD_NUMBERS = 10_957;

function adultTraitsOf(random: Random, { id, born }: Person) {
  return {
    formerIdNumbers: born < LAST_OLD_NUMBERS && random.chance(0.6) ? [`07${id.slice(5)}`] : null,
    electronicIdentityLevel: random.weighted(IDENTITY_LEVELS),
    occupation: random.pick(OCCUPATIONS),
    // 0199 is no prefix that any operator was given, example.vn no domain that takes mail.
    phone: random.chance(0.7) ? `0199${id.slice(5)}` : null,
    email: random.chance(0.2) ? `cd${id.slice(4)}@example.vn` : null,
  };
}

function maritalStatus({ spouse, divorced }: Person): string {
  if (!spouse) return 'SINGLE';
  return divorced !== null || spouse.died !== null ? 'DIVORCED_OR_WIDOWED' : 'MARRIED';
}

const RELIGIONS = [
  ['0', 93],
  ['1', 4],
  ['2', 2.4],
  ['8', 0.6],
] as const;
const RELIGIONS_OF_HMONG = [
  ['0', 80],
  ['8', 18],
  ['2', 2],
] as const;
const BLOOD_GROUPS = ['O', 'O', 'O', 'B', 'B', 'A', 'AB', 'O+', 'B+', 'A+'] as const;
const IDENTITY_LEVELS = [
  [2, 70],
  [1, 15],
  [null, 15],
] as const;
const OCCUPATIONS = [
  'Làm ruộng',
  'Làm ruộng',
  'Làm ruộng',
  'Trồng rừng',
  'Công nhân',
  'Buôn bán',
  'Giáo viên',
  'Lái xe',
  'Thợ xây',
  'Viên chức',
  'Nội trợ',
] as const;

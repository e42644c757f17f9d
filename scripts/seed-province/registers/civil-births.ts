import { AdoptionEntryRow } from '../../../subgraphs/civil-registry/entities/adoption-entry-row.ts';
import { AmendmentRow } from '../../../subgraphs/civil-registry/entities/amendment-row.ts';
import { BirthEntryRow } from '../../../subgraphs/civil-registry/entities/birth-entry-row.ts';
import { RecognitionEntryRow } from '../../../subgraphs/civil-registry/entities/recognition-entry-row.ts';
import { BIRTH_REPORTED_WITHIN, dateOf, dayWithin, TODAY, yearOf, type Day } from '../world/days.ts';
import { fullName, type Name, type Person } from '../world/person.ts';
import type { Desk } from './civil-books.ts';

/** The birth entry of a person, with what was planted on it. */
export function writeBirth(desk: Desk, person: Person): void {
  const { random, books } = desk;
  const late = person.born + random.between(BIRTH_REPORTED_WITHIN + 1, 900);
  const registered =
    random.chance(0.06) && late < (person.died ?? TODAY)
      ? late
      : dayWithin(random, [person.born + 1, person.born + BIRTH_REPORTED_WITHIN]);
  const entry = books.enter('KS', registered);
  const act: BaseAct = { id: entry.id, registered };
  const recognised = person.father !== null && person.died === null && random.chance(0.003);
  addBirthEntry(desk, entry, person, recognised);
  if (person.defects.has('AMENDED_BIRTH_ENTRY')) amendName(desk, act, person);
  if (person.defects.has('ADOPTED_CHILD')) writeAdoption(desk, act, person);
  if (recognised) writeRecognition(desk, act, person);
  if (!person.defects.has('DUPLICATE_BIRTH_ENTRY')) return;
  addBirthEntry(
    desk,
    books.enter('KS', dayWithin(random, [registered + 1, registered + 800])),
    person,
    false,
  );
}

/** A birth entry that later ones follow. */
interface BaseAct {
  readonly id: number;
  readonly registered: Day;
}

/** The child's place of birth is the hospital of its district, home for the oldest. */
function addBirthEntry(
  { sink, random }: Desk,
  entry: ReturnType<Desk['books']['enter']>,
  person: Person,
  fatherUnknown: boolean,
): void {
  const name = registeredName(person);
  const adopted = person.defects.has('ADOPTED_CHILD');
  sink.add(BirthEntryRow, {
    ...entry,
    mode: 'NEW',
    childId: person.id,
    surname: name.surname,
    middleName: name.middle === '' ? null : name.middle,
    givenName: name.given,
    sex: person.sex,
    dateOfBirth: dateOf(registeredBirthday(person)),
    placeOfBirth: yearOf(person.born) < 1980 ? 'Tại nhà' : random.pick(HOSPITALS),
    ethnicity: person.ethnicity,
    nationality: 'VN',
    requester: person.father && !adopted ? fullName(person.father.name) : null,
    // The birth parents of an adopted child stand in the sealed entry alone.
    ...(adopted || fatherUnknown ? null : parentColumns('father', person.father)),
    ...(adopted ? null : parentColumns('mother', person.mother)),
  });
}

const HOSPITALS = ['Bệnh viện đa khoa tỉnh', 'Trung tâm y tế', 'Trạm y tế xã', 'Bệnh viện Phụ sản'] as const;

function parentColumns(role: 'father' | 'mother', parent: Person | null) {
  if (!parent) return null;
  return {
    [`${role}Id`]: parent.id,
    [`${role}Name`]: fullName(parent.name),
    [`${role}BirthYear`]: yearOf(parent.born),
    [`${role}Ethnicity`]: parent.ethnicity,
    [`${role}Nationality`]: 'VN',
  };
}

/** Another day or another year than the population register has, where a conflict is planted. */
function registeredBirthday({ born, defects, id }: Person): Day {
  if (!defects.has('DATE_OF_BIRTH_CONFLICT')) return born;
  return Number(id.at(-1)) % 2 === 0 ? born - 1 : born - 365;
}

function registeredName({ name, sex, defects }: Person): Name {
  if (defects.has('AMENDED_BIRTH_ENTRY')) return { ...name, given: nameBefore(name) };
  if (!defects.has('NAME_CONFLICT')) return name;
  const middle = name.middle === '' ? (sex === 'MALE' ? 'Văn' : 'Thị') : '';
  return { ...name, middle };
}

/** The given name of the base act that an amendment changed later. */
function nameBefore({ given }: Name): string {
  return given === 'Hương' ? 'Hường' : 'Hương';
}

function amendName({ sink, books, random }: Desk, { id, registered }: BaseAct, person: Person): void {
  const on = dayWithin(random, [registered + 300, TODAY]);
  sink.add(AmendmentRow, {
    ...books.enter('TD', on),
    kind: random.chance(0.5) ? 'CHANGE' : 'CORRECTION',
    origin: 'REQUEST',
    personId: person.id,
    birthEntryId: id,
    legalBasis: 'Điều 28 Luật Hộ tịch 60/2014/QH13',
    decisionNumber: `${random.between(1, 400)}/QĐ-UBND`,
    decidedOn: dateOf(on),
    effectiveOn: dateOf(on),
    changes: [{ field: 'givenName', from: nameBefore(person.name), to: person.name.given }],
  });
}

function writeAdoption({ sink, books, random }: Desk, { registered }: BaseAct, child: Person): void {
  const { father, mother } = child;
  const on = dayWithin(random, [registered + 1, TODAY]);
  sink.add(AdoptionEntryRow, {
    ...books.enter('NCN', on),
    adoptedId: child.id,
    adoptedName: fullName(child.name),
    adoptedDateOfBirth: dateOf(child.born),
    adoptiveFatherId: father?.id,
    adoptiveFatherName: father ? fullName(father.name) : null,
    adoptiveMotherId: mother?.id,
    adoptiveMotherName: mother ? fullName(mother.name) : 'Không rõ',
    givenBy: 'Trung tâm bảo trợ xã hội tỉnh',
    withForeignElement: false,
    startsOn: dateOf(on),
  });
}

/** A father who was blank in the base act and recognised the child later. */
function writeRecognition({ sink, books, random }: Desk, { id, registered }: BaseAct, child: Person): void {
  const father = child.father as Person;
  const on = dayWithin(random, [registered + 1, TODAY]);
  const entry = books.enter('CMC', on);
  sink.add(RecognitionEntryRow, {
    ...entry,
    parentRole: 'FATHER',
    requestedBy: 'PARENT',
    parentId: father.id,
    parentName: fullName(father.name),
    childId: child.id,
    childName: fullName(child.name),
    childDateOfBirth: dateOf(child.born),
    basis: 'Giấy cam đoan và kết quả giám định',
  });
  sink.add(AmendmentRow, {
    ...books.enter('TD', on),
    kind: 'PARENTAGE',
    origin: 'REQUEST',
    personId: child.id,
    otherPersonId: father.id,
    birthEntryId: id,
    effectiveOn: dateOf(on),
    changes: [
      { field: 'fatherId', from: null, to: father.id },
      { field: 'fatherName', from: null, to: fullName(father.name) },
    ],
  });
}

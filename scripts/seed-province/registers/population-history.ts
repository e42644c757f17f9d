import { FormerHouseholdMemberRow } from '../../../subgraphs/population/entities/former-household-member-row.ts';
import { FormerIdentityCardRow } from '../../../subgraphs/population/entities/former-identity-card-row.ts';
import { RelativeWithoutIdRow } from '../../../subgraphs/population/entities/relative-without-id-row.ts';
import { ResidenceRow } from '../../../subgraphs/population/entities/residence-row.ts';
import type { RowSink } from '../load/register-writer.ts';
import type { Random } from '../random.ts';
import type { Block } from '../world/block.ts';
import { ageOn, dateOf, TODAY, type Day } from '../world/days.ts';
import type { Person } from '../world/person.ts';
import { createIds, type Ids } from './ids.ts';

interface Archive {
  readonly sink: RowSink;
  readonly random: Random;
  readonly block: Block;
  readonly ids: Ids;
}

/** What came before and what is besides: other residences, absences, old cards, relatives without an ID. */
export function writeHistory(sink: RowSink, random: Random, block: Block): void {
  const archive: Archive = { sink, random, block, ids: createIds(block.plan.index) };
  for (const person of block.people) {
    if (person.died !== null) writeEnd(archive, person, person.died, '01');
    else if (person.moved !== null) writeEnd(archive, person, person.moved, '03');
    else if (ageOn(person.born) >= 18) writeAdult(archive, person);
    if (person.father === null && ageOn(person.born) > 60 && random.chance(0.3))
      writeLateFather(archive, person);
  }
}

/** The permanent residence and the place in the household that ended with a death or a move. */
function writeEnd(archive: Archive, person: Person, on: Day, reason: string): void {
  const { sink, block, ids } = archive;
  const family = person.spouse?.household ?? person.mother?.household ?? person.father?.household;
  sink.add(ResidenceRow, {
    id: ids.next(),
    personId: person.id,
    kind: 'PERMANENT',
    unitId: block.plan.present.id,
    address: family?.address,
    since: dateOf(Math.max(person.born, on - 4000)),
    until: dateOf(on),
    deletedOn: dateOf(on),
    deletionReasonCode: reason,
    ...record(on),
  });
  if (!family) return;
  sink.add(FormerHouseholdMemberRow, {
    id: ids.next(),
    householdNumber: family.fileNumber,
    personId: person.id,
    relationToHeadCode: null,
    since: dateOf(Math.max(person.born, on - 4000)),
    until: dateOf(on),
    deletionReasonCode: reason,
    ...record(on),
  });
}

function writeAdult(archive: Archive, person: Person): void {
  const { sink, random, ids } = archive;
  if (random.chance(0.035)) writeSecondResidence(archive, person);
  if (!random.chance(0.12)) return;
  const replaced = TODAY - random.between(400, 3000);
  sink.add(FormerIdentityCardRow, {
    id: ids.next(),
    personId: person.id,
    number: random.chance(0.5) ? `07${person.id.slice(5)}` : person.id,
    issuedOn: dateOf(replaced - random.between(1000, 4000)),
    issuerCode: random.pick(['CA02', 'CA08']),
    expiresOn: null,
    status: 'REPLACED',
    ...record(replaced),
  });
}

/** Students, workers and lodgers, and those who said that they are away. */
function writeSecondResidence({ sink, random, block, ids }: Archive, person: Person): void {
  const kind = random.pick(['TEMPORARY', 'TEMPORARY', 'CURRENT', 'LODGING', 'ABSENCE'] as const);
  const since = TODAY - random.between(20, 600);
  const away = kind === 'ABSENCE' || random.chance(0.3);
  sink.add(ResidenceRow, {
    id: ids.next(),
    personId: person.id,
    kind,
    unitId: away ? '01@2025-07-01' : block.plan.present.id,
    address: away ? 'Nhà trọ số 5' : 'Nhà trọ khu trung tâm',
    since: dateOf(since),
    until: kind === 'CURRENT' ? null : dateOf(since + 730),
    purpose: random.pick(['Học tập', 'Làm việc', 'Chữa bệnh']),
    ...record(since),
  });
}

function writeLateFather({ sink, random, ids }: Archive, person: Person): void {
  sink.add(RelativeWithoutIdRow, {
    id: ids.next(),
    personId: person.id,
    role: 'FATHER',
    fullName: `${person.name.surname} Văn ${random.pick(['Thọ', 'Lợi', 'Quý', 'Phú', 'Khang'])}`,
    nationalityCode: 'VN',
    ...record(person.born),
  });
}

function record(day: Day) {
  return { sourceSystem: 'RESIDENCE', recordedAt: `${dateOf(day)}T03:00:00Z`, verification: 'VERIFIED' };
}

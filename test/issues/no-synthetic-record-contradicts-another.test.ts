import { describe, expect, it } from 'vitest';
import { dateOf, TODAY } from '../../scripts/seed-province/world/days.ts';
import { DEFAULT_PROVINCE, writeProvince, type Row } from '../support/written-province.ts';

const { blocks, table } = writeProvince(DEFAULT_PROVINCE);

describe('what follows is not before what it follows', () => {
  const column = (name: string, key: string, value: string): ReadonlyMap<unknown, string> =>
    new Map(table(name).map((row) => [row[key], String(row[value])]));

  it.each([
    ['a birth entry', () => pairs('birth_entry', 'dateOfBirth', 'registeredOn')],
    ['a death', () => pairs('death_entry', 'dateOfBirth', 'diedOn')],
    ['a death entry', () => pairs('death_entry', 'diedOn', 'registeredOn')],
    [
      'a death entry, after that of the birth',
      () => after('birth_entry', 'childId', 'death_entry', 'deceasedId'),
    ],
    ['an adoption', () => after('birth_entry', 'childId', 'adoption_entry', 'adoptedId')],
    ['a recognition', () => after('birth_entry', 'childId', 'recognition_entry', 'childId')],
    ['an amendment of a birth', () => after('birth_entry', 'id', 'amendment', 'birthEntryId')],
    ['a divorce', () => after('marriage_entry', 'id', 'amendment', 'marriageEntryId')],
    ['a guardianship', () => pairs('guardianship_entry', 'wardDateOfBirth', 'startsOn')],
    ['the guardian’s eighteenth birthday', () => adults('guardian', 'guardianship_entry', 'startsOn')],
    ['the card at fourteen', () => cards()],
    ['an inspection', () => inspections()],
    ['a withdrawal or a loss', () => laterEvents()],
  ] as const)('%s', (_, find) => {
    const found = find();
    expect(found.filter(([before, then]) => before > then)).toEqual([]);
    expect(found.filter(([, then]) => then > dateOf(TODAY))).toEqual([]);
    expect(found.length).toBeGreaterThan(0);
  });

  type Pair = readonly [string, string];

  function pairs(name: string, before: string, then: string): readonly Pair[] {
    return table(name).map((row) => [String(row[before]), String(row[then])]);
  }

  /** Of a person with two birth entries, the later ones follow the first. */
  function after(base: string, key: string, name: string, reference: string): readonly Pair[] {
    const first = new Map(
      table(base)
        .toReversed()
        .map((row) => [row[key], String(row['registeredOn'])]),
    );
    return table(name).flatMap((row) => {
      const before = first.get(row[reference]);
      return before === undefined ? [] : [[before, String(row['registeredOn'])] as const];
    });
  }

  function adults(role: string, name: string, then: string): readonly Pair[] {
    const born = new Map(
      blocks.flatMap(({ people }) => people.map((person) => [person.id, dateOf(person.born)])),
    );
    return table(name).map((row) => [birthday(born.get(String(row[`${role}Id`])), 18), String(row[then])]);
  }

  function cards(): readonly Pair[] {
    const born = new Map(
      blocks.flatMap(({ people }) => people.map((person) => [person.id, dateOf(person.born)])),
    );
    return table('person').flatMap(({ id, cardIssuedOn }) =>
      typeof cardIssuedOn === 'string' ? [[birthday(born.get(String(id)), 14), cardIssuedOn] as const] : [],
    );
  }

  function inspections(): readonly Pair[] {
    const registered = column('vehicle', 'chassisNumber', 'firstRegisteredOn');
    return table('inspection').map(({ chassisNumber, inspectedOn }) => [
      registered.get(chassisNumber) ?? '',
      String(inspectedOn),
    ]);
  }

  function laterEvents(): readonly Pair[] {
    const registered = column('vehicle', 'id', 'firstRegisteredOn');
    return table('registration_event').flatMap(({ vehicleId, number, occurredOn }) =>
      number === 1 ? [] : [[registered.get(vehicleId) ?? '', String(occurredOn)] as const],
    );
  }
});

describe('a vehicle', () => {
  it('was first registered where its file lies', () => {
    const vehicles = new Map(table('vehicle').map((row) => [row['id'], row]));
    for (const { vehicleId, number, agencyCode } of table('registration_event')) {
      if (number !== 1) continue;
      const { registeredUnitId, fileHolderCode } = vehicles.get(vehicleId) as Row;
      const [abroad] = /(?<=^PC08-)(?!08)\d\d/.exec(String(agencyCode)) ?? [];
      expect(fileHolderCode).toBe(agencyCode);
      expect(String(registeredUnitId).split('@')[0]).toMatch(abroad === undefined ? /^\d{5}$/ : abroad);
    }
  });

  it('is not inspected once it was withdrawn', () => {
    const ended = new Map(
      table('registration_event').flatMap(({ kind, vehicleId, occurredOn }) =>
        kind === 'WITHDRAWAL' ? [[vehicleId, String(occurredOn)]] : [],
      ),
    );
    const withdrawn = new Map(
      table('vehicle').map(({ id, chassisNumber }) => [chassisNumber, ended.get(id) ?? '9999']),
    );
    const late = table('inspection').filter(
      ({ chassisNumber, inspectedOn }) => String(inspectedOn) > (withdrawn.get(chassisNumber) ?? ''),
    );
    expect(late).toEqual([]);
  });
});

const STATES = [
  'OPENED',
  'PAPERS_SURRENDERED',
  'REVOCATION_CERTIFICATE_ISSUED',
  'FILE_REQUESTED',
  'FILE_IN_TRANSIT',
];

describe('a transfer', () => {
  it('is to the owner of today, from him who first registered the vehicle in another province', () => {
    const vehicles = new Map(table('vehicle').map((row) => [row['id'], row]));
    const first = new Map(
      table('registration_event').flatMap((row) => (row['number'] === 1 ? [[row['vehicleId'], row]] : [])),
    );
    const transfers = table('transfer_case');
    for (const { vehicleId, sellerId, sellerName, buyerId, buyerName, fileHolderCode } of transfers) {
      expect(vehicles.get(vehicleId)).toMatchObject({
        ownerId: buyerId,
        ownerName: buyerName,
        fileHolderCode,
      });
      expect(first.get(vehicleId)).toMatchObject({ ownerName: sellerName, agencyCode: fileHolderCode });
      expect(sellerId).toBeUndefined();
      expect(sellerName).not.toBe(buyerName);
    }
    expect(transfers.some(({ buyerId }) => buyerId === '008085990020')).toBe(true);
  });

  it('misses no paper that was issued, and each that was not', () => {
    for (const { state, revocationCertificate, revokedOn, missingPapers } of table('transfer_case')) {
      const issued = STATES.indexOf(String(state)) >= STATES.indexOf('REVOCATION_CERTIFICATE_ISSUED');
      expect([revocationCertificate !== null, revokedOn !== null]).toEqual([issued, issued]);
      expect((missingPapers as string[]).includes('REVOCATION_CERTIFICATE')).toBe(!issued);
      // All are under way: none has the file yet.
      expect(missingPapers).toContain('ORIGINAL_FILE');
    }
  });

  it('stands where its last step brought it, each step on the day of the one before or later', () => {
    const steps = Map.groupBy(table('transfer_step'), ({ caseId }) => caseId);
    const vehicles = new Map(table('vehicle').map((row) => [row['id'], row]));
    for (const { id, state, stateSince, openedOn, revokedOn } of table('transfer_case')) {
      const done = steps.get(id) ?? [];
      expect(done.map((step) => step['state'])).toEqual(STATES.slice(0, done.length));
      const days = done.map(({ occurredOn }) => String(occurredOn));
      expect(days).toEqual(days.toSorted());
      expect([days[0], done.at(-1)?.['state'], days.at(-1)]).toEqual([openedOn, state, stateSince]);
      expect(revokedOn ?? undefined).toBe(days[STATES.indexOf('REVOCATION_CERTIFICATE_ISSUED')]);
      expect(vehicles.get(id)).toMatchObject({ status: 'REGISTERED' });
      expect(String(openedOn) > String(vehicles.get(id)?.['firstRegisteredOn'])).toBe(true);
    }
  });
});

function birthday(born: unknown, age: number): string {
  const [year, rest] = [String(born).slice(0, 4), String(born).slice(4)];
  return `${Number(year) + age}${rest}`;
}

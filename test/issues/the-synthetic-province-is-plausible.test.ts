import { describe, expect, it } from 'vitest';
import { describeWorld } from '../../scripts/seed-province/manifest.ts';
import { civilRegistryWriter } from '../../scripts/seed-province/registers/civil-registry.ts';
import { DEFECTS } from '../../scripts/seed-province/world/defect.ts';
import { createWorld } from '../../scripts/seed-province/world/world.ts';
import { loadAdministrativeUnits } from '../../subgraphs/shared/administrative-units/administrative-units.ts';
import { DEFAULT_PROVINCE, writeProvince, type Row } from '../support/written-province.ts';

const { table, valuesOf } = writeProvince(DEFAULT_PROVINCE);
const manifest = describeWorld(createWorld(loadAdministrativeUnits(), DEFAULT_PROVINCE), DEFAULT_PROVINCE);
/** Large enough to tell chance from a fault in the counts of one month. */
const large = writeProvince({ seed: 1, people: 100_000 }, [civilRegistryWriter]);

const sorted = (ids: readonly unknown[]) => ids.map(String).toSorted();

describe('no day is a heap', () => {
  it.each([
    ['birth_entry', 'registeredOn'],
    ['birth_entry', 'dateOfBirth'],
    ['marriage_entry', 'registeredOn'],
    ['death_entry', 'registeredOn'],
    ['amendment', 'registeredOn'],
    ['guardianship_entry', 'registeredOn'],
    ['person', 'dateOfBirth'],
    ['vehicle', 'firstRegisteredOn'],
    ['transfer_case', 'openedOn'],
    ['land_certificate', 'issuedOn'],
  ])('%s by %s', (name, column) => {
    const days = valuesOf(name, column).filter((day) => typeof day === 'string' && day.length === 10);
    const counts = new Map<unknown, number>();
    for (const day of days) counts.set(day, (counts.get(day) ?? 0) + 1);
    const fullest = Math.max(...counts.values());
    // Chance alone puts some days above the mean; a heap is tens of times above.
    expect(fullest).toBeLessThanOrEqual(8 + (5 * days.length) / counts.size);
    expect(days.length).toBeGreaterThan(10);
  });
});

describe('no month sticks out', () => {
  it.each(['birth_entry', 'marriage_entry', 'death_entry'])(
    '%s, up to the last day of a province large enough to tell',
    (name) => {
      const days = large.valuesOf(name, 'registeredOn').map(String);
      const counts = MONTHS.map((month) => days.filter((day) => day.startsWith(month)).length);
      const mean = counts.reduce((sum, count) => sum + count, 0) / MONTHS.length;
      // What chance alone does: three and a half standard deviations of a Poisson distribution.
      const tolerance = (expected: number) => 3.5 * Math.sqrt(expected);
      for (const count of counts) expect(Math.abs(count - mean)).toBeLessThanOrEqual(tolerance(mean));
      const lastTenDays = days.filter((day) => day > '2026-06-20').length;
      expect(Math.abs(lastTenDays - mean / 3)).toBeLessThanOrEqual(tolerance(mean / 3));
      expect(mean).toBeGreaterThan(15);
    },
  );

  it('in the province of `npm start` either: none is beyond twice the mean, or below half of it', () => {
    for (const name of ['birth_entry', 'marriage_entry']) {
      const days = valuesOf(name, 'registeredOn').map(String);
      const counts = MONTHS.map((month) => days.filter((day) => day.startsWith(month)).length);
      const mean = counts.reduce((sum, count) => sum + count, 0) / MONTHS.length;
      expect(Math.max(...counts)).toBeLessThan(mean * 2);
      expect(Math.min(...counts)).toBeGreaterThan(mean / 2);
    }
  });
});

/** The year and a half before the province's present day. */
const MONTHS = Array.from({ length: 18 }, (_, index) =>
  new Date(Date.UTC(2025, index, 1)).toISOString().slice(0, 7),
);

describe('those who marry', () => {
  it('have the age of the law on the day: he is twenty, she is eighteen', () => {
    const marriages = table('marriage_entry');
    const tooYoung = marriages.filter(
      ({ registeredOn, husbandDateOfBirth, wifeDateOfBirth }) =>
        birthday(husbandDateOfBirth, 20) > String(registeredOn) ||
        birthday(wifeDateOfBirth, 18) > String(registeredOn),
    );
    expect(tooYoung).toEqual([]);
    expect(marriages.length).toBeGreaterThan(1000);
  });
});

function birthday(born: unknown, age: number): string {
  const [year, rest] = [String(born).slice(0, 4), String(born).slice(4)];
  return `${Number(year) + age}${rest}`;
}

describe('the manifest', () => {
  it('knows every death that the civil registry does not', () => {
    const registered = new Set(valuesOf('death_entry', 'deceasedId'));
    const unknown = table('person').filter(
      ({ id, lifeStatus }) => lifeStatus === 'DECEASED' && !registered.has(id),
    );
    expect(sorted(unknown.map(({ id }) => id))).toEqual(manifest.defects.DEATH_NOT_REGISTERED.ids);
  });

  it('says as of which day cards have expired, and names all of them', () => {
    const expired = table('person').filter(
      ({ cardExpiresOn }) => typeof cardExpiresOn === 'string' && cardExpiresOn < manifest.asOf,
    );
    expect(sorted(expired.map(({ id }) => id))).toEqual(manifest.defects.EXPIRED_IDENTITY_CARD.ids);
  });

  it('has every kind of thing that it can name, at the size that `npm start` makes', () => {
    const counts = Object.entries(manifest.defects).map(([defect, { count }]) => [defect, count] as const);
    expect(counts.filter(([, count]) => count === 0)).toEqual([]);
    expect(counts).toHaveLength(Object.keys(DEFECTS).length);
  });

  it.each([
    ['ORGANISATION_OWNER', () => select('vehicle', 'plate', { ownerKind: 'ORGANISATION' })],
    ['REVOKED_VEHICLE', () => select('vehicle', 'plate', { status: 'REVOKED' })],
    ['HELD_PLATE', () => withValue('identification_plate', 'holdUntil', 'plate')],
    ['FORMER_LAND_HOLDER', () => select('land_holder', 'certificateSerial', { party: 2 })],
    ['HOUSEHOLD_HOLDER', () => currentHolders('HOUSEHOLD')],
    ['COMMUNITY_HOLDER', () => currentHolders('COMMUNITY')],
    ['REPLACED_CERTIFICATE', () => select('land_certificate', 'serial', { status: 'REPLACED' })],
    ['ENDED_PARCEL', () => select('land_parcel', 'id', { current: false })],
    ['UNDECIDED_HAMLET', () => select('land_parcel', 'id', { current: true, unitId: null })],
    ['LEGACY_PURPOSE', () => LEGACY.flatMap((code) => select('land_purpose', 'parcelId', { code }))],
    ['CHILD_UNDER_GUARDIANSHIP', () => valuesOf('guardianship_entry', 'wardId')],
  ] as const)('counts %s as the register has it', (defect, find) => {
    expect(sorted([...new Set(find())])).toEqual(manifest.defects[defect].ids);
  });
});

const LEGACY = ['BHK', 'NHK', 'LUN'];

function select(name: string, column: string, where: Row): readonly unknown[] {
  const found = table(name).filter((row) =>
    Object.entries(where).every(([key, value]) => row[key] === value),
  );
  return found.map((row) => row[column]);
}

function withValue(name: string, given: string, column: string): readonly unknown[] {
  return table(name).flatMap((row) => (row[given] == null ? [] : [row[column]]));
}

function currentHolders(kind: string): readonly unknown[] {
  const holders = table('land_holder').filter((row) => row['kind'] === kind && row['until'] == null);
  return holders.map((row) => row['certificateSerial']);
}

describe('what has ended in the land register', () => {
  it('leaves nobody holding by it, and each ended parcel is the parent of one that is', () => {
    const replaced = new Set(manifest.defects.REPLACED_CERTIFICATE.ids);
    const holding = table('land_holder').filter(
      ({ certificateSerial, until }) => replaced.has(String(certificateSerial)) && until == null,
    );
    expect(holding).toEqual([]);
    const parents = table('land_parcel').flatMap(({ parentId, current }) =>
      current ? (parentId ?? []) : [],
    );
    expect(sorted(parents)).toEqual(manifest.defects.ENDED_PARCEL.ids);
  });

  it('shares no serial and no parcel id with what stands', () => {
    for (const [name, key] of [
      ['land_certificate', 'serial'],
      ['land_parcel', 'id'],
    ] as const) {
      expect(new Set(valuesOf(name, key)).size).toBe(table(name).length);
    }
  });
});

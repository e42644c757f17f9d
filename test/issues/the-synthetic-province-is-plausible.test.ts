import { beforeAll, describe, expect, it } from 'vitest';
import { describeWorld, type Manifest } from '../../scripts/seed-province/manifest.ts';
import { REGISTERS } from '../../scripts/seed-province/registers/registers.ts';
import type { Block } from '../../scripts/seed-province/world/block.ts';
import { DEFECTS } from '../../scripts/seed-province/world/defect.ts';
import { createWorld } from '../../scripts/seed-province/world/world.ts';
import { loadAdministrativeUnits } from '../../subgraphs/shared/administrative-units/administrative-units.ts';

const OPTIONS = { seed: 1, people: 20_000 };

type Row = Readonly<Record<string, unknown>>;

const rows = new Map<string, Row[]>();
let blocks: readonly Block[];
let manifest: Manifest;

/** The province of `npm start`, as the registers write it down. */
beforeAll(() => {
  const world = createWorld(loadAdministrativeUnits(), OPTIONS);
  blocks = Array.from({ length: world.blocks }, (_, index) => world.block(index));
  manifest = describeWorld(world, OPTIONS);
  for (const writer of REGISTERS) {
    for (const block of blocks)
      writer.write(block, { add: (row, values) => table(row.meta.collection).push(values) });
  }
}, 60_000);

function table(name: string): Row[] {
  const known = rows.get(name) ?? [];
  rows.set(name, known);
  return known;
}

const sorted = (ids: readonly unknown[]) => ids.map(String).toSorted();
const valuesOf = (name: string, column: string) => table(name).map((row) => row[column]);

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

describe('a transfer', () => {
  it('is from the registered owner to somebody else', () => {
    const owners = new Map(table('vehicle').map(({ id, ownerId }) => [id, ownerId]));
    const transfers = table('transfer_case');
    expect(transfers.filter(({ vehicleId, sellerId }) => owners.get(vehicleId) !== sellerId)).toEqual([]);
    expect(transfers.filter(({ sellerId, buyerId }) => sellerId === buyerId)).toEqual([]);
    expect(transfers.filter((row) => !row['sellerName'] || !row['buyerName'])).toEqual([]);
    expect(transfers.some(({ sellerId }) => sellerId === '008085990020')).toBe(true);
  });
});

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

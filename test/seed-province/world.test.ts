import { beforeAll, describe, expect, it } from 'vitest';
import { describeWorld, type Manifest } from '../../scripts/seed-province/manifest.ts';
import type { Block } from '../../scripts/seed-province/world/block.ts';
import { ageOn } from '../../scripts/seed-province/world/days.ts';
import { isResident, type Person } from '../../scripts/seed-province/world/person.ts';
import { createWorld, type World } from '../../scripts/seed-province/world/world.ts';
import { loadAdministrativeUnits } from '../../subgraphs/shared/administrative-units/administrative-units.ts';
import { parseCitizenId } from '../../subgraphs/shared/scalars/citizen-id.ts';
import { parsePlate } from '../../subgraphs/shared/scalars/plate.ts';

const units = loadAdministrativeUnits();
const OPTIONS = { seed: 7, people: 6000 };
let blocks: readonly Block[];
let people: readonly Person[];
let manifest: Manifest;

function blocksOf(world: World): readonly Block[] {
  return Array.from({ length: world.blocks }, (_, index) => world.block(index));
}

beforeAll(() => {
  const world = createWorld(units, OPTIONS);
  blocks = blocksOf(world);
  people = blocks.flatMap((block) => block.people);
  manifest = describeWorld(world, OPTIONS);
});

describe('the synthetic province', () => {
  it('has exactly as many living residents as were asked for', () => {
    expect(people.filter(isResident)).toHaveLength(OPTIONS.people);
  });

  it('gives every person an ID of the right form, and no ID twice', () => {
    expect(new Set(people.map(({ id }) => parseCitizenId(id))).size).toBe(people.length);
  });

  it('gives every vehicle a plate of the right form, and no plate or chassis twice', () => {
    const vehicles = blocks.flatMap((block) => block.vehicles);
    expect(new Set(vehicles.map(({ plate }) => parsePlate(plate))).size).toBe(vehicles.length);
    expect(new Set(vehicles.map(({ chassis }) => chassis)).size).toBe(vehicles.length);
    expect(vehicles.filter(({ chassis }) => !/^[A-HJ-NPR-Z0-9]{17}$/.test(chassis))).toEqual([]);
  });

  it('puts people into all 124 communes of today', () => {
    const communes = new Set(blocks.map(({ plan }) => plan.present.id));
    expect(communes.size).toBe(124);
  });

  it('has parents who are old enough, and alive when their child came', () => {
    for (const { born, mother, father } of people) {
      if (!mother || !father || father.id.slice(6) >= '990000') continue;
      expect(ageOn(mother.born, born)).toBeGreaterThanOrEqual(15);
      expect(mother.died ?? Infinity).toBeGreaterThanOrEqual(born);
      expect(father.died ?? Infinity).toBeGreaterThan(born - 300);
    }
  });

  it('keeps families coherent: spouses point at each other, children have their father’s surname', () => {
    const married = people.filter(({ spouse }) => spouse !== null);
    expect(married.filter((person) => person.spouse?.spouse !== person)).toEqual([]);
    const named = people.filter(({ father }) => father !== null);
    expect(named.filter(({ name, father }) => name.surname !== father?.name.surname)).toEqual([]);
    const strays = people.filter((person) =>
      person.children.some(({ father, mother }) => father !== person && mother !== person),
    );
    expect(strays).toEqual([]);
    expect(married.length * named.length).toBeGreaterThan(0);
  });

  it('has one head in each household, and only residents as members', () => {
    for (const { members } of blocks.flatMap((block) => block.households)) {
      expect(members.filter(({ relation }) => relation === 'HEAD')).toHaveLength(1);
      expect(members.every(isResident)).toBe(true);
    }
  });

  it('has digitised 37 % of the certified parcels, and none in 44 communes', () => {
    const plans = blocks.map(({ plan }) => plan);
    const sum = (key: 'parcelsCertified' | 'parcelsDigitised'): number =>
      plans.reduce((all, plan) => all + plan[key], 0);
    expect(sum('parcelsDigitised') / sum('parcelsCertified')).toBeCloseTo(0.37, 2);
    const digitised = new Set(
      plans.filter(({ parcelsDigitised }) => parcelsDigitised > 0).map(({ present }) => present.id),
    );
    expect(digitised.size).toBe(80);
    for (const { plan, certificates } of blocks) {
      expect(certificates.flatMap(({ parcels }) => parcels)).toHaveLength(plan.parcelsDigitised);
    }
  });
});

describe('the manifest', () => {
  it('counts what was planted: about one child in a hundred stands in no residence file', () => {
    const children = people.filter((person) => isResident(person) && ageOn(person.born) < 16);
    const missing = children.filter(({ household }) => household === null).map(({ id }) => id);
    expect(manifest.defects.CHILD_NOT_IN_RESIDENCE_FILE.ids).toEqual(missing.toSorted());
    expect(missing.length / children.length).toBeGreaterThan(0.005);
    expect(missing.length / children.length).toBeLessThan(0.02);
  });

  it('names every kind of defect at least once, at every size', () => {
    const absent = Object.entries(manifest.defects).filter(([, { count }]) => count === 0);
    expect(absent.map(([defect]) => defect).filter((defect) => !RARE.includes(defect))).toEqual([]);
  });

  it('lists the demo citizens, who are the same at every size', () => {
    const large = describeWorld(createWorld(units, { seed: 9, people: 900 }), { seed: 9, people: 900 });
    expect(large.demoCitizens).toEqual(manifest.demoCitizens);
    const ids = new Set(people.map(({ id }) => id));
    expect(manifest.demoCitizens.filter(({ id }) => !ids.has(id))).toEqual([]);
    expect(manifest.demoCitizens[0]?.id).toBe('008090990001');
  });
});

/** Three in ten thousand birth entries: none may fall into a province of six thousand. */
const RARE = ['DUPLICATE_BIRTH_ENTRY', 'INSPECTION_MISMATCH', 'DECEASED_CHILD', 'MOVED_CHILD'];

describe('a seed', () => {
  it('gives the same world again', () => {
    const again = describeWorld(createWorld(units, OPTIONS), OPTIONS);
    expect(again).toEqual(manifest);
  });

  it('gives another world than another seed', () => {
    const other = { ...OPTIONS, seed: 8 };
    expect(describeWorld(createWorld(units, other), other).defects).not.toEqual(manifest.defects);
  });
});

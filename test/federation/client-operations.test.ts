import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { clientOperation, startFederation, TEST_WORLD, type Federation } from '../support/federation.ts';

let federation: Federation;

beforeAll(async () => {
  federation = await startFederation();
});
afterAll(() => federation.close());
beforeEach(() => {
  federation.statements.length = 0;
});

/** Answers are deep; tests look at parts of them. */
// oxlint-disable-next-line typescript/no-explicit-any
type Answer = any;

async function ask(name: Parameters<typeof clientOperation>[0], variables: object): Promise<Answer> {
  const { data, errors } = await federation.gateway.query(clientOperation(name), variables);
  expect(errors).toBeUndefined();
  return data;
}

describe('the officer’s query', () => {
  it('shows one citizen from all four registers', async () => {
    const { citizen } = await ask('officer-view', { id: '008090990001' });
    expect(citizen).toMatchObject({
      id: '008090990001',
      name: { full: 'Nguyễn Văn An' },
      sex: 'MALE',
      dateOfBirth: '1990-03-14',
      lifeStatus: 'ALIVE',
      ethnicity: { name: 'Kinh' },
      permanentResidence: { unit: { code: '02524', name: 'Bình Thuận' } },
      father: { id: '008060990005' },
      mother: { id: '008163990006' },
      spouse: { id: '008192990002' },
      civilStatus: {
        state: 'FOUND',
        birth: { year: 1990, registeredAt: { name: 'Đội Cấn' } },
        marriages: [{ year: 2014, spouses: [{ id: '008090990001' }, { id: '008192990002' }] }],
        death: null,
      },
      vehicles: { state: 'FOUND', items: [{ plate: '22B199101' }, { plate: '22A99102' }] },
      land: { state: 'FOUND', certificates: [{ serial: 'DZ99000001' }] },
    });
    expect(citizen.household.members).toHaveLength(4);
    expect(citizen.children.map(({ id }: { id: string }) => id)).toEqual(['008215990003', '008319990004']);
  });

  it('costs a fixed list of statements, whoever is asked for', async () => {
    await ask('officer-view', { id: '008090990001' });
    expect(federation.statements.toSorted()).toMatchInlineSnapshot(`
      [
        "civil-registry birth_by_child",
        "civil-registry death_by_deceased",
        "civil-registry marriage_by_spouse",
        "land land_certificate_by_citizen",
        "land land_holder_by_certificate",
        "land land_parcel_by_certificate",
        "land land_purpose_by_parcel",
        "population person_by_household",
        "population person_by_id",
        "population person_by_id",
        "population person_by_id",
        "population person_by_parent",
        "vehicles inspection_by_chassis",
        "vehicles transfer_case_by_vehicle",
        "vehicles vehicle_by_owner",
      ]
    `);
    // Whether the commune has land data at all is asked only for those who hold none.
    const known = new Set([...federation.statements, 'land land_coverage_by_unit']);
    federation.statements.length = 0;
    await ask('officer-view', { id: '008088990011' });
    expect(federation.statements.filter((statement) => !known.has(statement))).toEqual([]);
  });
});

describe('the report’s query', () => {
  it('pages through a commune: every resident once, whatever the size of the page', async () => {
    const whole = await ask('commune-page', { code: '02524', first: 1000 });
    const ids: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const page: Answer = await ask('commune-page', { code: '02524', first: 7, after });
      const { edges, pageInfo } = page.administrativeUnit.citizens;
      ids.push(...edges.map((edge: Answer) => edge.node.id));
      after = pageInfo.endCursor;
      more = pageInfo.hasNextPage;
    }
    expect(ids).toEqual(whole.administrativeUnit.citizens.edges.map((edge: Answer) => edge.node.id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(20);
  });

  it('costs as many statements for a whole commune as for forty people', async () => {
    await ask('commune-page', { code: '02524', first: 40 });
    expect(federation.statements.toSorted()).toMatchInlineSnapshot(`
      [
        "civil-registry birth_by_child",
        "civil-registry civil_trace",
        "civil-registry death_by_deceased",
        "civil-registry marriage_by_spouse",
        "land land_coverage_by_unit",
        "land land_holding_head_by_citizen",
        "population basic_person_page_by_commune",
        "vehicles vehicle_head_by_owner",
      ]
    `);
    const forty = federation.statements.length;
    federation.statements.length = 0;
    await ask('commune-page', { code: '02524', first: 1000 });
    expect(federation.statements).toHaveLength(forty);
  });
});

describe('the dashboard’s query', () => {
  it('adds up: the province is the sum of its 124 communes and of what belongs to none of them alone', async () => {
    const { administrativeUnit: province } = await ask('province', { code: '08' });
    const sum = (pick: (child: Answer) => number): number =>
      province.children.reduce((all: number, child: Answer) => all + pick(child), 0);
    expect(province.children).toHaveLength(124);
    expect(sum(({ population }) => population.persons)).toBe(province.population.persons);
    expect(sum(({ landCoverage }) => landCoverage.parcelsCertified)).toBe(
      province.landCoverage.parcelsCertified,
    );
    const { data } = await federation.gateway.query(
      '{ administrativeUnit(code: "08") { landCoverage { unassigned } } }',
    );
    const { unassigned } = (data as Answer).administrativeUnit.landCoverage;
    expect(unassigned).toBeGreaterThan(0);
    expect(sum(({ landCoverage }) => landCoverage.parcelsDigitised) + unassigned).toBe(
      province.landCoverage.parcelsDigitised,
    );
    expect(province.landCoverage.rate).toBeCloseTo(0.37, 2);
    expect(province.population.persons).toBeGreaterThan(TEST_WORLD.people * 0.98);
  });

  it('says NOT_DIGITISED for the 44 communes without land data, never "0 parcels" alone', async () => {
    const { administrativeUnit: province } = await ask('province', { code: '08' });
    const states = province.children.map(({ landCoverage }: Answer) => landCoverage.state);
    expect(states.filter((state: string) => state === 'NOT_DIGITISED')).toHaveLength(44);
  });

  it('counts 124 communes and the province with a fixed list of statements', async () => {
    await ask('province', { code: '08' });
    expect(federation.statements.toSorted()).toMatchInlineSnapshot(`
      [
        "civil-registry any_entry_until",
        "civil-registry birth_count",
        "civil-registry death_count",
        "land land_coverage_by_unit",
        "population households_by_unit",
        "population persons_by_unit",
        "vehicles vehicle_count_by_unit",
      ]
    `);
  });
});

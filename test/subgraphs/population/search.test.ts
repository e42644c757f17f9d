import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SubgraphUnderTest } from '../../support/subgraph.ts';
import { BINH_THUAN, HA_GIANG_1, insertPeople, person, startPopulation } from './register.ts';

const PEOPLE = {
  hoa: person('008185000001', 'Nguyễn Thị Hoa', { dateOfBirth: '1985-05-17', permanentUnitId: BINH_THUAN }),
  hoaGrave: person('008185000002', 'Nguyễn Thị Hòa', { dateOfBirth: '1985-05', permanentUnitId: HA_GIANG_1 }),
  hoaGraveOld: person('008185000003', 'Nguyễn Thị Hoà', { dateOfBirth: '1985', permanentUnitId: BINH_THUAN }),
  hoaMai: person('008190000004', 'Nguyễn Thị Hoa Mai', {
    dateOfBirth: '1990-05-17',
    permanentUnitId: BINH_THUAN,
  }),
  hoai: person('008185000005', 'Nguyễn Thị Hoài', { dateOfBirth: '1985-05-17', permanentUnitId: BINH_THUAN }),
  dat: person('008085000006', 'Đỗ Văn Đạt', { dateOfBirth: '1985-05-17', permanentUnitId: HA_GIANG_1 }),
  unknownBirth: person('008085000007', 'Đỗ Văn Đạt', { permanentUnitId: HA_GIANG_1 }),
  nowhere: person('008085000008', 'Đỗ Văn Đạt', { dateOfBirth: '1985-05-17' }),
};

let register: SubgraphUnderTest;
beforeAll(async () => {
  register = await startPopulation((pool) => insertPeople(pool, Object.values(PEOPLE)));
});
beforeEach(() => {
  register.statements.length = 0;
});
afterAll(() => register.close());

interface Found {
  readonly totalCount: number | null;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly edges: readonly { readonly node: { readonly id: string } }[];
}

const SEARCH = `query ($name: String, $dateOfBirth: PartialDate, $unit: AdministrativeCode, $first: Int, $after: String) {
  searchCitizens(name: $name, dateOfBirth: $dateOfBirth, unit: $unit, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { id } } } }`;

async function search(criteria: object): Promise<Found> {
  const { data, errors } = await register.execute(SEARCH, criteria);
  expect(errors).toBeUndefined();
  return (data as unknown as { searchCitizens: Found }).searchCitizens;
}

async function idsOf(criteria: object): Promise<string[]> {
  return (await search(criteria)).edges.map(({ node }) => node.id);
}

const ids = (...names: (keyof typeof PEOPLE)[]) => names.map((name) => PEOPLE[name]['id']);

describe('a name', () => {
  it.each(['NGUYỄN THỊ HOÀ', 'Nguyễn Thị Hòa', '  nguyễn   thị hoà ', 'Nguyễn Thị Hoà'.normalize('NFD')])(
    'typed as "%s" finds that spelling first, then the same letters, then what goes on so',
    async (name) => {
      expect(await idsOf({ name, dateOfBirth: '1985' })).toEqual(
        ids('hoaGrave', 'hoaGraveOld', 'hoa', 'hoai'),
      );
    },
  );

  it('finds those that go on after whole words, in order of the name', async () => {
    expect(await idsOf({ name: 'nguyen thi hoa', unit: '02524' })).toEqual(
      ids('hoa', 'hoaGraveOld', 'hoaMai', 'hoai'),
    );
    expect(await idsOf({ name: 'nguyen', unit: '02524' })).toEqual(
      ids('hoa', 'hoaGraveOld', 'hoaMai', 'hoai'),
    );
  });

  it('finds đ by d', async () => {
    expect(await idsOf({ name: 'do van dat', dateOfBirth: '1985-05-17' })).toEqual(ids('dat', 'nowhere'));
  });
});

describe('a date of birth', () => {
  it('known to the year finds all who were born in it, however exactly that is known', async () => {
    expect(await idsOf({ dateOfBirth: '1985', unit: '02524' })).toEqual(ids('hoa', 'hoaGraveOld', 'hoai'));
  });

  it('known to the day finds nobody whose day is not known', async () => {
    expect(await idsOf({ name: 'nguyen thi hoa', dateOfBirth: '1985-05-17' })).toEqual(ids('hoa', 'hoai'));
    expect(await idsOf({ name: 'nguyen thi hoa', dateOfBirth: '1985-05' })).toEqual(
      ids('hoa', 'hoaGrave', 'hoai'),
    );
  });
});

describe('a unit', () => {
  it('that is a province holds the people of its communes', async () => {
    expect(await idsOf({ name: 'do van dat', unit: '08' })).toEqual(ids('dat', 'unknownBirth'));
    expect(await idsOf({ name: 'do van dat', unit: '01' })).toEqual([]);
  });

  it('narrows the other two', async () => {
    expect(await idsOf({ name: 'nguyen thi hoa', dateOfBirth: '1985', unit: '00694' })).toEqual(
      ids('hoaGrave'),
    );
  });
});

describe('a search is refused, with what to do', () => {
  const refusal = async (criteria: object) => (await register.execute(SEARCH, criteria)).errors?.[0];

  it.each([
    [{}],
    [{ name: 'Nguyễn Thị Hoa' }],
    [{ dateOfBirth: '1985-05-17' }],
    [{ unit: '02524', name: null }],
  ])('with fewer than two criteria: %j', async (criteria) => {
    expect(await refusal(criteria)).toMatchObject({
      message: expect.stringContaining('at least two of name, dateOfBirth and unit'),
      extensions: { code: 'BAD_USER_INPUT', nextStep: expect.stringContaining('Add the date of birth') },
    });
    expect(register.statements).toEqual([]);
  });

  it('for a name without letters', async () => {
    expect(await refusal({ name: ' %_ ', dateOfBirth: '1985' })).toMatchObject({
      message: 'name: holds no letters; expected words of a full name.',
    });
  });

  it('for a unit of nobody, and for one that is gone', async () => {
    expect(await refusal({ name: 'hoa', unit: '99999' })).toMatchObject({
      message: 'unit: no province or commune ever had the code 99999; expected a code in force today.',
    });
    expect(await refusal({ name: 'hoa', unit: '02497' })).toMatchObject({
      extensions: { code: 'NOT_IN_FORCE' },
    });
  });

  it.each([0, -1, 101, 1_000_000])('for pages of %i', async (first) => {
    expect(await refusal({ name: 'nguyen', unit: '02524', first })).toMatchObject({
      message: `first: ${first} is out of range; expected 1 to 100.`,
    });
  });
});

describe('the pages of a search', () => {
  it('follow one another', async () => {
    const first = await search({ name: 'nguyen', unit: '02524', first: 3 });
    expect(first).toMatchObject({ totalCount: 4, pageInfo: { hasNextPage: true } });
    const second = await search({ name: 'nguyen', unit: '02524', first: 3, after: first.pageInfo.endCursor });
    expect(second).toMatchObject({ totalCount: 4, pageInfo: { hasNextPage: false } });
    expect([...first.edges, ...second.edges].map(({ node }) => node.id)).toEqual(
      ids('hoa', 'hoaGraveOld', 'hoaMai', 'hoai'),
    );
  });

  it('do not take the cursor of another search', async () => {
    const { pageInfo } = await search({ name: 'nguyen', unit: '02524', first: 1 });
    const { errors } = await register.execute(SEARCH, {
      name: 'nguyen',
      unit: '00694',
      after: pageInfo.endCursor,
    });
    expect(errors?.[0]?.message).toContain('belongs to another list');
  });

  it('cost one SELECT, and one more for the total', async () => {
    await search({ name: 'nguyen', unit: '02524' });
    expect(register.statements).toEqual(['search_name_commune', 'search_name_commune_count']);
  });

  it('have no total beyond 10,000', async () => {
    await register.pool.query(
      `insert into person (id, full_name, search_key, spelling_key, sex, life_status, date_of_birth, source_system, recorded_at, verification)
       select '0080' || lpad(i::text, 8, '0'), 'Lò Thị Đông', 'lo thi dong', 'lò thị đông', 'UNKNOWN', 'ALIVE', '1971', 'NPDB', now(), 'VERIFIED'
       from generate_series(1, 10001) i`,
    );
    expect(await search({ name: 'lo thi dong', dateOfBirth: '1971', first: 1 })).toMatchObject({
      totalCount: null,
    });
  });
});

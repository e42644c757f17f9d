import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SubgraphUnderTest } from '../../support/subgraph.ts';
import { BINH_THUAN, HA_GIANG_1, insertPeople, person, startPopulation } from './register.ts';

const IDS = Array.from({ length: 37 }, (_, index) => `0081850${String(index * 7 + 1).padStart(5, '0')}`);
const homeOf = (index: number) => (index % 3 === 0 ? HA_GIANG_1 : BINH_THUAN);

let register: SubgraphUnderTest;
beforeAll(async () => {
  register = await startPopulation(async (pool) => {
    await insertPeople(
      pool,
      IDS.map((id, index) => person(id, 'Hoàng Thị Mai', { permanentUnitId: homeOf(index) })),
    );
    await insertPeople(pool, [person('008085999999', 'Hoàng Văn Nam')]);
  });
});
beforeEach(() => {
  register.statements.length = 0;
});
afterAll(() => register.close());

interface Page {
  readonly totalCount?: number | null;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly edges: readonly { readonly node: { readonly id: string } }[];
}

const PAGE = `query ($code: AdministrativeCode!, $first: Int, $after: String) { administrativeUnit(code: $code) {
  citizens(first: $first, after: $after) { pageInfo { hasNextPage endCursor } edges { node { id } } } } }`;

async function pageOf(code: string, first?: number, after?: string | null): Promise<Page> {
  const { data, errors } = await register.execute(PAGE, { code, first, after });
  expect(errors).toBeUndefined();
  return (data as unknown as { administrativeUnit: { citizens: Page } }).administrativeUnit.citizens;
}

async function walk(
  code: string,
  size: number,
  between: () => Promise<void> = async () => {},
): Promise<string[]> {
  const seen: string[] = [];
  let page = await pageOf(code, size);
  for (;;) {
    seen.push(...page.edges.map(({ node }) => node.id));
    if (!page.pageInfo.hasNextPage) return seen;
    await between();
    page = await pageOf(code, size, page.pageInfo.endCursor);
  }
}

describe('the residents of a unit', () => {
  const inCommune = IDS.filter((_, index) => homeOf(index) === BINH_THUAN);

  it.each([
    ['commune', '02524', inCommune],
    ['province', '08', IDS],
  ])('walked page by page are all of the %s, once each, whatever the page size', async (_, code, all) => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 40 }), async (size) => {
        expect(await walk(code, size)).toEqual(all);
      }),
      { numRuns: 12 },
    );
  });

  it('are unknown in another province, not nobody', async () => {
    const { data } = await register.execute(
      `{ administrativeUnit(code: "01") { citizens { state totalCount } population { state persons bySex { persons } } } }`,
    );
    expect(data).toEqual({
      administrativeUnit: {
        citizens: { state: 'NOT_OF_THIS_REGISTER', totalCount: null },
        population: { state: 'NOT_OF_THIS_REGISTER', persons: null, bySex: [] },
      },
    });
    expect(await pageOf('01')).toMatchObject({
      edges: [],
      pageInfo: { hasNextPage: false, endCursor: null },
    });
  });

  it('are twenty a page unless asked otherwise, and up to a thousand', async () => {
    expect((await pageOf('08')).edges).toHaveLength(20);
    expect((await pageOf('08', 1000)).edges).toHaveLength(37);
  });

  it.each([0, 1001, 1_000_000])('are refused by pages of %i', async (first) => {
    const { data, errors } = await register.execute(PAGE, { code: '02524', first });
    expect(data).toEqual({ administrativeUnit: { citizens: null } });
    expect(errors?.[0]).toMatchObject({
      message: `first: ${first} is out of range; expected 1 to 1000.`,
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  it('do not take a cursor of another unit, nor anything that is no cursor', async () => {
    const { pageInfo } = await pageOf('02524', 1);
    const other = await register.execute(PAGE, { code: '00694', after: pageInfo.endCursor });
    expect(other.errors?.[0]?.message).toContain('belongs to another list');
    const none = await register.execute(PAGE, { code: '02524', after: 'trang 2' });
    expect(none.errors?.[0]?.message).toContain('not a cursor');
  });

  it('are NOT_IN_FORCE for a unit that is gone, rather than nobody', async () => {
    const { data, errors } = await register.execute(
      `{ administrativeUnit(code: "02524", asOf: "2025-06-30") { citizens { totalCount } population { persons } } }`,
    );
    expect(data).toEqual({ administrativeUnit: { citizens: null, population: null } });
    expect(errors?.map(({ extensions }) => extensions?.['code'])).toEqual(['NOT_IN_FORCE', 'NOT_IN_FORCE']);
  });
});

describe('a page', () => {
  it('of a commune, with names and households, costs one SELECT, and one more for the total', async () => {
    const query = (
      total: string,
    ) => `{ administrativeUnit(code: "02524") { name citizens(first: 1000) { ${total}
      pageInfo { hasNextPage endCursor } edges { node { id name { full } dateOfBirth household { fileNumber } } } } } }`;
    await register.execute(query(''));
    expect(register.statements).toEqual(['basic_person_page_by_commune']);
    const { data } = await register.execute(query('totalCount'));
    expect(register.statements.slice(1)).toEqual(['basic_person_page_by_commune', 'persons_by_unit']);
    expect(data).toMatchObject({ administrativeUnit: { citizens: { totalCount: 24 } } });
  });

  it.each(['02524', '08'])(
    'of %s that asks for more reads whole citizens, and says the same of them',
    async (code) => {
      const basics =
        'id name { full surname } sex dateOfBirth lifeStatus household { fileNumber } permanentResidence { unit { id name } }';
      const page = (selection: string, rest = '') =>
        register.execute(
          `query ($code: AdministrativeCode!) { administrativeUnit(code: $code) { citizens { edges { node { ${selection} } } } } } ${rest}`,
          { code },
        );
      const basic = await page(basics);
      expect(register.statements).toHaveLength(1);
      expect(register.statements[0]).toMatch(/^basic_person_page/);
      const inFragments = await page(
        '...Whole',
        `fragment Whole on Citizen { who: id ${basics} ... on Citizen { populationRecord { verification } } }`,
      );
      expect(register.statements[1]).toMatch(/^person_page/);
      interface Answer {
        readonly administrativeUnit: {
          readonly citizens: { readonly edges: readonly { readonly node: object }[] };
        };
      }
      const nodesOf = ({ data }: typeof basic) =>
        (data as unknown as Answer).administrativeUnit.citizens.edges.map(({ node }) => node);
      expect(nodesOf(inFragments)).toEqual(
        nodesOf(basic).map((node) => ({
          ...node,
          who: (node as { id: string }).id,
          populationRecord: { verification: 'VERIFIED' },
        })),
      );
    },
  );

  it('of each of the 124 communes costs one SELECT together', async () => {
    const { data } = await register.execute(
      `{ administrativeUnit(code: "08") { children { code citizens(first: 2) { edges { node { id } } } } } }`,
    );
    expect(register.statements).toEqual(['basic_person_page_by_commune']);
    const { children } = (
      data as unknown as { administrativeUnit: { children: { code: string; citizens: Page }[] } }
    ).administrativeUnit;
    expect(children).toHaveLength(124);
    expect(children.filter(({ citizens }) => citizens.edges.length > 0).map(({ code }) => code)).toEqual([
      '00694',
      '02524',
    ]);
  });
});

it('the whole residence is read where more than its unit is asked for', async () => {
  const { data } = await register.execute(
    `{ administrativeUnit(code: "02524") { citizens(first: 1) { edges { node { permanentResidence { unit { code } kind } } } } } }`,
  );
  expect(register.statements).toEqual(['person_page_by_commune']);
  expect(data).toMatchObject({
    administrativeUnit: {
      citizens: { edges: [{ node: { permanentResidence: { unit: { code: '02524' }, kind: 'PERMANENT' } } }] },
    },
  });
});

it('pages are stable while people are registered behind and before the reader', async () => {
  const added: string[] = [];
  const seen = await walk('02524', 5, async () => {
    const id = `00819${String(99_999 - added.length).padStart(7, '0')}`;
    const early = `001085${String(added.length).padStart(6, '0')}`;
    added.push(id);
    await insertPeople(register.pool, [
      person(id, 'Hoàng Thị Mới', { permanentUnitId: BINH_THUAN }),
      person(early, 'Hoàng Văn Sớm', { permanentUnitId: BINH_THUAN }),
    ]);
  });
  expect(new Set(seen).size).toBe(seen.length);
  const before = IDS.filter((_, index) => homeOf(index) === BINH_THUAN);
  expect(seen.filter((id) => before.includes(id))).toEqual(before);
  expect(seen).toEqual(seen.toSorted());
});

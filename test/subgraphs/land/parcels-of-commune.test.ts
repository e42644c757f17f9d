import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { land } from '../../../subgraphs/land/subgraph.ts';
import { startSubgraph, type GraphQLErrorAnswer, type SubgraphUnderTest } from '../../support/subgraph.ts';
import { insertLand, parcelIdOf, UNITS } from './land-rows.ts';

const { binhThuan, minhXuan } = UNITS;
let register: SubgraphUnderTest;

beforeAll(async () => {
  register = await startSubgraph(land);
});
beforeEach(() => register.pool.query('truncate land_parcel cascade'));
afterAll(() => register.close());

interface Page {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly edges: readonly { readonly node: { readonly id: string } }[];
}

async function ask(unitIds: readonly string[], list: string) {
  const { data, errors } = await register.entities(
    'AdministrativeUnit',
    unitIds.map((id) => ({ id })),
    `{ landParcels${list} { totalCount pageInfo { hasNextPage endCursor } edges { node { id } } } }`,
  );
  const units = (data?.['_entities'] ?? []) as unknown as { landParcels: Page | null }[];
  return { pages: units.map(({ landParcels }) => landParcels), errors };
}

async function page(list: string): Promise<Page> {
  const { pages, errors } = await ask([binhThuan], list);
  expect(errors).toBeUndefined();
  const [found] = pages;
  if (!found) throw new Error('the commune has no list');
  return found;
}

/** Walks the list to its end; `between` happens after each page. */
async function walk(first: number, between: () => Promise<void> = async () => {}): Promise<string[]> {
  const seen: string[] = [];
  for (let after: string | null = null, more = true; more;) {
    const found: Page = await page(`(first: ${first}${after ? `, after: "${after}"` : ''})`);
    seen.push(...idsOf(found));
    ({ hasNextPage: more, endCursor: after } = found.pageInfo);
    await between();
  }
  return seen;
}

function idsOf({ edges }: Page): string[] {
  return edges.map(({ node }) => node.id);
}

function insertParcels(numbers: readonly number[], unitId: string = binhThuan, group = 1) {
  const rows = numbers.map((number) => ({
    id: parcelIdOf(number),
    unit_id: unitId,
    quality_group: group,
    number: String(number),
  }));
  return insertLand(register.pool, 'land_parcel', rows);
}

describe('the parcels of a commune', () => {
  it('are the same list, page by page, whatever the page size', async () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(numbers, fc.integer({ min: 1, max: 12 }), async (all, first) => {
        await register.pool.query('truncate land_parcel cascade');
        await insertParcels(all);
        expect(await walk(first)).toEqual(all.map(parcelIdOf).toSorted());
      }),
      { numRuns: 15 },
    );
  });

  it('stay in place when others are added during the walk: none twice, none of the first missing', async () => {
    const first = Array.from({ length: 20 }, (_, at) => at * 10);
    await insertParcels(first);
    let added = 0;
    const seen = await walk(3, () => {
      added += 1;
      const [behind, ahead] = [added * 2 + 1, added * 20 + 5];
      return insertParcels([behind, ahead]);
    });
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining(first.map(parcelIdOf)));
    expect(seen).toEqual(seen.toSorted());
  });

  it('are counted as a whole', async () => {
    await insertParcels([1, 2, 3]);
    expect(await page('(first: 2)')).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
  });

  it('may be those of one quality group', async () => {
    await insertParcels([1, 2]);
    await insertParcels([3], binhThuan, 3);
    const found = await page('(qualityGroup: 3)');
    expect([idsOf(found), found.totalCount]).toEqual([[parcelIdOf(3)], 1]);
  });

  it('leave out those of which it is not known whether they lie there', async () => {
    await insertParcels([1]);
    await register.pool.query('update land_parcel set unit_id = null');
    expect(idsOf(await page(''))).toEqual([]);
  });

  it('of several communes take one SELECT, and one for the counts', async () => {
    await insertParcels([1, 2]);
    await insertParcels([3], minhXuan);
    register.statements.length = 0;
    const { pages } = await ask([binhThuan, minhXuan], '(first: 1)');
    expect(pages.map((found) => [found && idsOf(found), found?.totalCount])).toEqual([
      [[parcelIdOf(1)], 2],
      [[parcelIdOf(3)], 1],
    ]);
    expect(register.statements).toEqual(['land_parcel_by_unit', 'land_parcel_count_by_unit']);
  });
});

describe('what cannot be listed', () => {
  async function refusal(list: string, unitId: string = binhThuan): Promise<GraphQLErrorAnswer | undefined> {
    const { pages, errors } = await ask([unitId], list);
    expect(pages).toEqual([null]);
    return errors?.[0];
  }

  it.each(['first: 0', 'first: -1', 'first: 1001', 'first: 1000000'])('%s', async (list) => {
    expect(await refusal(`(${list})`)).toMatchObject({
      message: `${list} is out of range; expected 1 to 1000.`,
      path: ['_entities', 0, 'landParcels'],
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  it('a quality group that does not exist', async () => {
    expect(await refusal('(qualityGroup: 4)')).toMatchObject({
      message: 'qualityGroup: 4 is no group; expected 1, 2 or 3.',
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  it('the page after a cursor of another commune, or of nothing', async () => {
    await insertParcels([1, 2]);
    const { pageInfo } = await page('(first: 1)');
    const other = await refusal(`(after: "${pageInfo.endCursor}")`, minhXuan);
    expect(other?.message).toContain('this cursor belongs to another list');
    expect((await refusal('(after: "bm8")'))?.message).toContain('not a cursor');
  });

  it('a province as a whole, and the error says to ask for its communes', async () => {
    const error = await refusal('', UNITS.province);
    expect(error?.message).toContain('this unit is a province');
    expect(error?.extensions?.['nextStep']).toContain('children { landParcels }');
  });

  it('a unit that ended', async () => {
    expect(await refusal('', UNITS.doiCan)).toMatchObject({ extensions: { code: 'NOT_IN_FORCE' } });
  });
});

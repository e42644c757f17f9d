import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { vehicles } from '../../../subgraphs/vehicles/subgraph.ts';
import { startSubgraph, type SubgraphUnderTest } from '../../support/subgraph.ts';
import { dataOf, insertRows } from './vehicle-rows.ts';

const FLEET = 23;
const company = (owner_identifier: string) => ({
  owner_kind: 'ORGANISATION',
  owner_identifier_kind: 'TAX_CODE',
  owner_identifier,
});

let register: SubgraphUnderTest;
beforeAll(async () => {
  register = await startSubgraph(vehicles, {
    async fill(pool) {
      const ids = Array.from({ length: FLEET }, (_, index) => (index + 1) * 10);
      await insertRows(
        pool,
        'vehicle',
        ids.map((id) => ({ id, ...company('5000123456') })),
      );
      await insertRows(pool, 'vehicle', [
        { id: 1, ...company('5000999999') },
        { id: 2, ...company('5000157002') },
        { id: 3, ...company('5000 157-002') },
        { id: 4, ...company('5000157002-001') },
      ]);
    },
  });
});
afterAll(() => register.close());

interface Page {
  readonly totalCount: number;
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly endCursor: string | null;
  };
  readonly edges: readonly { readonly node: { readonly id: string } }[];
}

const QUERY = `query ($number: String!, $first: Int, $after: String) {
  vehiclesByOwnerIdentifier(kind: TAX_CODE, number: $number, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage hasPreviousPage endCursor } edges { node { id } }
  }
}`;
const ask = (variables: object) => register.execute(QUERY, { number: '5000123456', ...variables });
const pageOf = async (variables: object) =>
  dataOf(await ask(variables))['vehiclesByOwnerIdentifier'] as unknown as Page;

async function walk(first: number, between?: () => Promise<void>): Promise<readonly number[]> {
  const ids: number[] = [];
  let after: string | null = null;
  for (;;) {
    const page: Page = await pageOf({ first, after });
    ids.push(...page.edges.map(({ node }) => Number(node.id)));
    if (!page.pageInfo.hasNextPage) return ids;
    after = page.pageInfo.endCursor;
    await between?.();
  }
}

describe('the vehicles of an organisation', () => {
  it('are all there, once and in order, whatever the size of the pages', async () => {
    const whole = Array.from({ length: FLEET }, (_, index) => (index + 1) * 10);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: FLEET + 2 }), async (first) => {
        expect(await walk(first)).toEqual(whole);
      }),
      { numRuns: 15 },
    );
  });

  it('stay stable while vehicles are added before and after the page', async () => {
    let added = 0;
    const ids = await walk(5, async () => {
      added += 1;
      const ofCompany = company('5000123456');
      await insertRows(register.pool, 'vehicle', [
        { id: 10 + added, ...ofCompany },
        { id: 1000 + added, ...ofCompany },
      ]);
    });
    expect(ids).toContain(1001);
    expect(ids).not.toContain(11);
    const known = ids.filter((id) => id % 10 === 0);
    expect(known).toEqual(Array.from({ length: FLEET }, (_, index) => (index + 1) * 10));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('are twenty a page when nothing is said, with the length of the whole list', async () => {
    const { edges, totalCount, pageInfo } = await pageOf({});
    expect(edges).toHaveLength(20);
    expect(totalCount).toBeGreaterThanOrEqual(FLEET);
    expect(pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
  });

  it.each([0, -1, 1001, 1_000_000])('refuse a page of %i', async (first) => {
    expect((await ask({ first })).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it.each(['5000157002', '5000-157-002', ' 5000.157 002\u00A0', '5000\u2013157\u2013002'])(
    'are found by the number, written %j, however the file has it',
    async (number) => {
      const { totalCount, edges } = await pageOf({ number });
      expect({ totalCount, ids: edges.map(({ node }) => node.id) }).toEqual({
        totalCount: 2,
        ids: ['2', '3'],
      });
    },
  );

  it('of a branch are found by the number of the branch, with its hyphen and without', async () => {
    for (const number of ['5000157002-001', '5000157002001']) {
      expect((await pageOf({ number })).edges).toMatchObject([{ node: { id: '4' } }]);
    }
  });

  it.each([
    ['', 'is empty'],
    ['  ', 'is empty'],
    ['\u200B-', 'is empty'],
    ['?', 'no letter or digit'],
  ])('are not looked for by %j, which is no number', async (number, fault) => {
    expect((await ask({ number })).errors).toMatchObject([
      { message: expect.stringContaining(fault), extensions: { code: 'BAD_USER_INPUT', argument: 'number' } },
    ]);
  });

  it('refuse a cursor of another organisation’s list', async () => {
    const { pageInfo } = await pageOf({ first: 1 });
    const { errors } = await ask({ number: '5000999999', after: pageInfo.endCursor });
    expect(errors).toMatchObject([
      { message: expect.stringContaining('another list'), extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });
});

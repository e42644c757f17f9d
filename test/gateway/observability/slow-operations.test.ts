import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { scrape } from '../../support/scrape.ts';
import { startShops, type Shops } from '../../support/shops.ts';

const THRESHOLD_MS = 150;
const ID = '008099012345';
const PRODUCT = 'query Product($upc: String!) { product(upc: $upc) { name onHand } }';

let shops: Shops;
beforeAll(async () => {
  shops = await startShops({
    ADMIN_PORT: '0',
    SLOW_OPERATION_MS: String(THRESHOLD_MS),
    SUBGRAPH_TIMEOUT_MS_STOCK: String(THRESHOLD_MS * 2),
  });
  // The first of its kind is planned.
  await shops.gateway.query(PRODUCT, { upc: '1' });
});
afterAll(() => shops.close());
beforeEach(() => shops.stock.misbehave());

interface Line {
  readonly msg: string;
  readonly operationName?: string;
  readonly shape: string;
  readonly durationMs: number;
  readonly sectors: Readonly<Record<string, { readonly calls: number; readonly ms: number }>>;
}

/** The lines about slow operations that `work` causes. */
async function slowLines(work: () => Promise<unknown>): Promise<readonly Line[]> {
  const before = shops.gateway.logLines.length;
  await work();
  const lines = shops.gateway.logLines.slice(before).map((line) => JSON.parse(line) as Line);
  return lines.filter(({ msg }) => msg === 'slow operation');
}

const isSlow = (ms: number): boolean => ms >= THRESHOLD_MS;

/** Stock never answers: every operation that asks it takes as long as its time limit. */
function hangStock(): void {
  shops.stock.misbehave(() => undefined);
}

test('a quick operation has no line', async () => {
  expect(await slowLines(() => shops.gateway.query(PRODUCT, { upc: '2' }))).toEqual([]);
});

test('a slow one has: its name, its shape, and how long each sector took', async () => {
  hangStock();
  const lines = await slowLines(() => shops.gateway.query(PRODUCT, { upc: '2' }));
  expect(lines).toEqual([
    expect.objectContaining({
      operationName: 'Product',
      operationKind: 'query',
      shape: expect.stringMatching(/^[\da-f]{16}$/) as string,
      durationMs: expect.toSatisfy(isSlow) as number,
      sectors: {
        'catalogue-EU': { calls: 1, ms: expect.not.toSatisfy(isSlow) as number },
        stock: { calls: 1, ms: expect.toSatisfy(isSlow) as number },
      },
    }),
  ]);
});

test('operations that differ only in values, written as literals or numbers in names, have one shape', async () => {
  hangStock();
  const shapeOf = async (query: string): Promise<string | undefined> =>
    (await slowLines(() => shops.gateway.query(query)))[0]?.shape;
  const shape = await shapeOf(`query A${ID} { product(upc: "1") { b${ID}: onHand } }`);
  expect(shape).toBeDefined();
  expect(await shapeOf('query A008099054321 { product(upc: "2") { b008099054321: onHand } }')).toBe(shape);
  expect(await shapeOf(`query A${ID} { product(upc: "1") { b${ID}: onHand name } }`)).not.toBe(shape);
  expect(shops.gateway.logLines.join('')).not.toContain(ID);
});

test('they are counted', async () => {
  const series = await scrape(shops.gateway.metricsUrl);
  const lines = shops.gateway.logLines.filter((line) => line.includes('"slow operation"'));
  expect(lines.length).toBeGreaterThan(0);
  expect(series.valueOf('gateway_slow_operations_total')).toBe(lines.length);
});

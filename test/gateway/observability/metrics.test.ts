import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scrape, type Series } from '../../support/scrape.ts';
import { send } from '../../support/http.ts';
import { startShops, type Shops } from '../../support/shops.ts';

let shops: Shops;
let series: Series;

const PRODUCT = 'query Product($upc: String!) { product(upc: $upc) { name onHand } }';

beforeAll(async () => {
  shops = await startShops({ ADMIN_PORT: '0', SUBGRAPH_RETRIES: '0' });
  const { gateway, stock } = shops;
  await gateway.query(PRODUCT, { upc: '1' });
  await gateway.query(PRODUCT, { upc: '2' });
  // Other literals only: the shape and its plan are known.
  await gateway.query('{ greeting(name: "An") }');
  await gateway.query('{ greeting(name: "Bo") }');
  await gateway.query('mutation Rename { rename(upc: "1", name: "x") { name } }');
  await gateway.query('{ nothing }');
  await send(`${gateway.origin}/nowhere`, {});
  await send(`${gateway.origin}/health`, {});
  stock.misbehave((response) => response.writeHead(500).end());
  await gateway.query(PRODUCT, { upc: '1' });
  series = await scrape(gateway.metricsUrl);
});
afterAll(() => shops.close());

describe('after some requests /metrics shows', () => {
  test.each([
    ['queries that were answered', 'gateway_requests_total{kind="query",status="200",code="OK"}', 4],
    ['mutations', 'gateway_requests_total{kind="mutation",status="200",code="OK"}', 1],
    [
      'an answer with an error',
      'gateway_requests_total{kind="query",status="200",code="SECTOR_UNAVAILABLE"}',
      1,
    ],
    [
      'an operation that was refused',
      'gateway_requests_total{kind="none",status="200",code="GRAPHQL_VALIDATION_FAILED"}',
      1,
    ],
    ['an address without anything', 'gateway_requests_total{kind="none",status="404",code="NOT_FOUND"}', 1],
    [
      'how often an operation was asked',
      'gateway_request_duration_seconds_count{kind="query",operation="Product"}',
      3,
    ],
    ['that nothing is under way', 'gateway_requests_in_flight', 0],
    ['texts that were known', 'gateway_operation_lookups_total{result="known"}', 2],
    ['texts of a known shape', 'gateway_operation_lookups_total{result="known-shape"}', 1],
    ['texts that were new', 'gateway_operation_lookups_total{result="new"}', 3],
    ['texts that were refused', 'gateway_operation_lookups_total{result="refused"}', 1],
    ['plans that were there', 'gateway_plan_lookups_total{result="known"}', 3],
    ['plans that were made', 'gateway_plan_lookups_total{result="new"}', 3],
    ['answers made of values', 'gateway_operation_runs_total{answer="values"}', 6],
    ['how long plans took', 'gateway_planning_duration_seconds_count', 3],
    ['shapes in the cache', 'gateway_operation_cache_entries{cache="shapes"}', 3],
    ['texts in the cache', 'gateway_operation_cache_entries{cache="texts"}', 4],
    ['fetches', 'gateway_subgraph_fetch_duration_seconds_count{subgraph="catalogue-EU",outcome="answer"}', 6],
    [
      'fetches that failed',
      'gateway_subgraph_fetch_duration_seconds_count{subgraph="stock",outcome="bad-status"}',
      1,
    ],
    [
      'requests over the wire',
      'gateway_subgraph_request_duration_seconds_count{subgraph="stock",outcome="answer"}',
      2,
    ],
    ['that no fetch is under way', 'gateway_subgraph_fetches_in_flight{subgraph="stock"}', 0],
    ['breakers', 'gateway_subgraph_breaker_state{subgraph="stock"}', 0],
  ])('%s', (_what, name, value) => {
    expect({ name, value: series.valueOf(name) }).toEqual({ name, value });
  });

  test.each([
    'nodejs_eventloop_lag_p99_seconds',
    'process_resident_memory_bytes',
    'process_cpu_seconds_total',
  ])('the process: %s', (name) => expect(series.names).toContain(name));
});

test('a breaker that opens is seen', async () => {
  const { gateway, stock } = shops;
  stock.misbehave((response) => response.writeHead(500).end());
  for (let request = 0; request < 25; request++) await gateway.query('{ warehouses }');
  const now = await scrape(gateway.metricsUrl);
  expect(now.valueOf('gateway_subgraph_breaker_state{subgraph="stock"}')).toBe(2);
  expect(now.valueOf('gateway_subgraph_breaker_state{subgraph="catalogue-EU"}')).toBe(0);
  expect(now.valueOf('gateway_subgraph_breaker_changes_total{subgraph="stock",state="open"}')).toBe(1);
  const asked = (what: string, outcome: string): number =>
    now.valueOf(`gateway_subgraph_${what}_duration_seconds_count{subgraph="stock",outcome="${outcome}"}`);
  expect(asked('fetch', 'refused')).toBeGreaterThan(0);
  // What the breaker refused has not gone over the wire.
  expect(asked('request', 'refused')).toBe(0);
  expect(asked('request', 'bad-status')).toBe(asked('fetch', 'bad-status'));
});

test('answers of operations that come often are seen to be put together of excerpts', async () => {
  const { gateway, catalogue } = shops;
  const query = 'query Often { products { name } }';
  const before = await scrape(gateway.metricsUrl);
  for (let request = 0; request < 20; request++) await gateway.query(query);
  catalogue.misbehave((response) => response.writeHead(500).end());
  await gateway.query(query);
  catalogue.misbehave();
  const now = await scrape(gateway.metricsUrl);
  const added = (answer: string): number =>
    now.valueOf(`gateway_operation_runs_total{answer="${answer}"}`) -
    before.valueOf(`gateway_operation_runs_total{answer="${answer}"}`);
  expect(added('values')).toBe(16);
  expect(added('excerpts')).toBe(4);
  expect(added('given-up')).toBe(1);
});

test('callers who invent names and methods cannot add more than fifty series', async () => {
  const { gateway } = shops;
  const before = await scrape(gateway.metricsUrl);
  for (let index = 0; index < 200; index++) await gateway.query(`query Invented_${index} { __typename }`);
  const after = await scrape(gateway.metricsUrl);
  const added = after.names.filter((name) => !before.names.includes(name));
  const operations = new Set(added.map((name) => /operation="(.*?)"/.exec(name)?.[1]));
  expect(operations.size).toBeLessThanOrEqual(51);
  expect(operations).toContain('(other)');
  const counts = after.names.filter((name) => name.startsWith('gateway_request_duration_seconds_count'));
  const total = counts.map((name) => after.valueOf(name)).reduce((sum, value) => sum + value, 0);
  expect(total).toBeGreaterThanOrEqual(200);
});

test('the admin port serves nothing else, and the endpoint no metrics', async () => {
  const { gateway } = shops;
  const { origin } = new URL(gateway.metricsUrl ?? '');
  expect((await send(`${origin}/graphql`, {})).status).toBe(404);
  expect((await send(`${gateway.origin}/metrics`, {})).status).toBe(404);
});

test('without ADMIN_PORT nothing is served and nothing is counted', async () => {
  const other = await startShops();
  expect(other.gateway.metricsUrl).toBeUndefined();
  await other.close();
});

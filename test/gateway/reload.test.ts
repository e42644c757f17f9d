import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startFakeSubgraph, withFederation, type FakeSubgraph } from '../support/fake-subgraph.ts';
import { composeSupergraph, startGateway, type TestGateway } from '../support/gateway.ts';
import { send } from '../support/http.ts';

const CATALOGUE =
  'type Query { product: Product } type Product @key(fields: "upc") { upc: ID! name: String }';
const STOCK = 'type Product @key(fields: "upc") { upc: ID! onHand: String }';
const QUERY = '{ product { name onHand } }';

/** A version of the federation: each of its subgraphs answers with the version's name. */
interface Version {
  readonly catalogue: FakeSubgraph;
  readonly stock: FakeSubgraph;
  readonly supergraph: string;
}

const answerOf = (version: string) => ({ data: { product: { name: version, onHand: version } } });

let versions: readonly Version[];
let gateway: TestGateway;

beforeEach(async () => {
  versions = await Promise.all(['first', 'second', 'third'].map(startVersion));
  gateway = await startGateway({ supergraph: supergraphOf(0) });
});
afterEach(async () => {
  await gateway.close();
  await Promise.all(versions.flatMap(({ catalogue, stock }) => [catalogue.close(), stock.close()]));
});

async function startVersion(name: string): Promise<Version> {
  const catalogue = await startFakeSubgraph(CATALOGUE, {
    Query: { product: () => ({ upc: '1', name }) },
    Product: { __resolveReference: () => ({ upc: '1', name }) },
  });
  const stock = await startFakeSubgraph(STOCK, {
    Product: { __resolveReference: () => ({ upc: '1', onHand: name }) },
  });
  const supergraph = composeSupergraph([
    { name: 'catalogue', url: catalogue.url, sdl: withFederation(CATALOGUE) },
    { name: 'stock', url: stock.url, sdl: withFederation(STOCK) },
  ]);
  return { catalogue, stock, supergraph };
}

const supergraphOf = (index: number): string => (versions[index] as Version).supergraph;

async function servedSupergraph() {
  const { body } = await send(`${gateway.origin}/ready`, {});
  const { supergraph } = JSON.parse(body.toString()) as {
    readonly supergraph: { readonly hash: string; readonly lastReloadFailure?: object };
  };
  return supergraph;
}

test('serves the other supergraph from the swap on, and tells its hash', async () => {
  expect(await gateway.query(QUERY)).toEqual(answerOf('first'));
  const before = await servedSupergraph();
  expect(await gateway.reload(supergraphOf(1))).toBe('swapped');
  expect(await gateway.query(QUERY)).toEqual(answerOf('second'));
  expect((await servedSupergraph()).hash).not.toBe(before.hash);
});

test('does nothing when the text is the one that is served', async () => {
  expect(await gateway.reload(supergraphOf(0))).toBe('unchanged');
});

test('a request that has begun ends on the subgraphs it began with, even those it had not asked yet', async () => {
  const [first] = versions as [Version];
  const asked = first.catalogue.nextRequest();
  let answerNow: () => void = () => undefined;
  first.catalogue.misbehave((response) => {
    answerNow = () => response.end('{"data":{"product":{"__typename":"Product","upc":"1","name":"first"}}}');
  });
  const answer = gateway.query(QUERY);
  await asked;
  expect(await gateway.reload(supergraphOf(1))).toBe('swapped');
  expect(await gateway.query(QUERY)).toEqual(answerOf('second'));
  answerNow();
  expect(await answer).toEqual(answerOf('first'));
});

test('a newer change supersedes the one under way', async () => {
  const outcomes = await Promise.all([gateway.reload(supergraphOf(1)), gateway.reload(supergraphOf(2))]);
  expect(outcomes).toEqual(['superseded', 'swapped']);
  expect(await gateway.query(QUERY)).toEqual(answerOf('third'));
});

test('going back to what is served stops a change under way', async () => {
  const outcomes = await Promise.all([gateway.reload(supergraphOf(1)), gateway.reload(supergraphOf(0))]);
  expect(outcomes).toEqual(['superseded', 'unchanged']);
  expect(await gateway.query(QUERY)).toEqual(answerOf('first'));
});

describe('with a supergraph that cannot be served', () => {
  /** An object without two fields that its interface demands. */
  const invalid = (): string =>
    supergraphOf(1).replace(
      'type Product',
      'interface Thing @join__type(graph: STOCK) { missing: Int absent: Int } type Product implements Thing',
    );

  test('keeps the one before, and logs every reason', async () => {
    expect(await gateway.reload('type Query {')).toBe('refused');
    expect(await gateway.reload(invalid())).toBe('refused');
    expect(await gateway.query(QUERY)).toEqual(answerOf('first'));
    const [syntax, types] = gateway.logLines.filter((line) => line.includes('supergraph refused'));
    expect(syntax).toContain('Syntax Error');
    expect(types).toContain('Thing.missing');
    expect(types).toContain('Thing.absent');
  });

  test('says on /ready that a reload has failed, without the reasons, until one succeeds', async () => {
    const { hash } = await servedSupergraph();
    await gateway.reload(invalid());
    expect(await servedSupergraph()).toEqual({
      hash,
      loadedAt: expect.any(String),
      lastReloadFailure: {
        at: expect.any(String),
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
        reasons: expect.any(Number),
      },
    });
    await gateway.reload(supergraphOf(1));
    expect(await servedSupergraph()).not.toHaveProperty('lastReloadFailure');
  });

  test('refuses one that has no subgraph for a configured address', async () => {
    await gateway.close();
    gateway = await startGateway({
      supergraph: supergraphOf(0),
      environment: { SUBGRAPH_URL_STOCK: (versions[0] as Version).stock.url },
    });
    expect(
      await gateway.reload(
        supergraphOf(1).replaceAll(/"?stock"?/gi, (name) => name.replace(/stock/i, 'STORE')),
      ),
    ).toBe('refused');
    expect(gateway.logLines.join('')).toContain('SUBGRAPH_URL_STOCK: names no subgraph of the supergraph');
  });
});

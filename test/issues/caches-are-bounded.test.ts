import { describe, expect, test } from 'vitest';
import { openEngine } from '../../gateway/engine/open-engine.ts';
import { planHere } from '../../gateway/engine/plan/plan-here.ts';
import { loadSupergraph } from '../../gateway/supergraph/load-supergraph.ts';
import { serveSupergraph } from '../../gateway/supergraph/serve-supergraph.ts';
import { runAtOnce } from '../../platform/slices.ts';
import { composeSupergraph } from '../support/gateway.ts';

const SHAPES = 10;
const OPERATIONS = 1_000;

function engineThatKeeps(operationCacheSize: number, schemas = ['type Query { a(id: ID): Int b: Int }']) {
  const sdl = composeSupergraph(
    schemas.map((schema, index) => ({ name: `s${index}`, url: `http://s${index}`, sdl: schema })),
  );
  const loaded = loadSupergraph(sdl);
  const served = runAtOnce(serveSupergraph(sdl, loaded.reading, new Set()));
  const client = {
    send: () => Promise.resolve({ kind: 'answer', data: {}, errors: undefined } as const),
  };
  return openEngine(served, planHere(loaded), { client, operationCacheSize });
}

type Question = readonly [query: string, operationName?: string];

describe('however many operations come, no cache holds more entries than it may', () => {
  test.each<[string, (index: number) => Question]>([
    ['other names for what the gateway says itself', (index) => [`{ a${index}: __typename }`]],
    ['other names for a field', (index) => [`{ a${index}: b }`]],
    ['other literals', (index) => [`{ a(id: ${index}) }`]],
    ['other white space', (index) => [`{ b }${' '.repeat(index)}`]],
    ['other names of operations', (index) => [`query A${index} { b } query B { b }`, `A${index}`]],
    ['one text with many operation names', (index) => ['{ b }', `A${index}`]],
    ['questions about the schema', (index) => [`{ __type(name: "A${index}") { name } }`]],
    ['other names for the schema', (index) => [`{ a${index}: __schema { queryType { name } } }`]],
    ['texts that are invalid', (index) => [`{ c${index} }`]],
    ['texts that do not parse', (index) => [`{ a${index}`]],
  ])('%s', async (_, question) => {
    const engine = engineThatKeeps(SHAPES);
    for (let index = 0; index < OPERATIONS; index++) {
      const [query, operationName] = question(index);
      await engine.execute({ query, operationName, context: {} });
    }
    const { texts, shapes, plans, introspections } = engine.cacheSizes();
    expect(texts).toBeLessThanOrEqual(40 * SHAPES);
    expect(shapes).toBeLessThanOrEqual(SHAPES);
    expect(plans).toBeLessThanOrEqual(4 * SHAPES);
    expect(introspections).toBeLessThanOrEqual(SHAPES);
  });
});

test('a shape that is printed much longer than it was written counts for what it is printed as', async () => {
  const engine = engineThatKeeps(1_000);
  for (let index = 0; index < 30; index++) {
    const levels = 350;
    const query = `{${'...{'.repeat(levels)}a${index}:b${'}'.repeat(levels)}}`;
    await engine.execute({ query, context: {} });
  }
  const { texts, shapes, plans } = engine.cacheSizes();
  expect(texts).toBe(30);
  expect(Math.max(shapes, plans)).toBeLessThan(20);
});

test('short operations that ask many subgraphs count for each of their fetches', async () => {
  const names = Array.from({ length: 30 }, (_, index) => `f${index}`);
  const engine = engineThatKeeps(
    1_000,
    names.map((name) => `type Query { ${name}: Int }`),
  );
  for (let index = 0; index < 350; index++) {
    await engine.execute({ query: `{ a${index}: f0 ${names.join(' ')} }`, context: {} });
  }
  expect(engine.cacheSizes().shapes).toBe(350);
  expect(engine.cacheSizes().plans).toBeLessThan(320);
});

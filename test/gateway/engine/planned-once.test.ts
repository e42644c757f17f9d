import { expect, test } from 'vitest';
import { textOf } from '../../../gateway/engine/answer/answer-body.ts';
import { openEngine } from '../../../gateway/engine/open-engine.ts';
import { planHere } from '../../../gateway/engine/plan/plan-here.ts';
import { loadSupergraph } from '../../../gateway/supergraph/load-supergraph.ts';
import { serveSupergraph } from '../../../gateway/supergraph/serve-supergraph.ts';
import { runAtOnce } from '../../../platform/slices.ts';
import { composeSdl } from './support/federation.ts';

function engineThatCounts(operationCacheSize = 1_000) {
  const sdl = composeSdl({ shop: { sdl: 'type Query { a(id: ID): Int b: Int }' } });
  const loaded = loadSupergraph(sdl);
  const planner = planHere(loaded);
  const work: string[] = [];
  const counting: typeof planner = {
    ...planner,
    validate: (job) => (work.push('validate'), planner.validate(job)),
    plan: (job) => (work.push('plan'), planner.plan(job)),
  };
  const served = runAtOnce(serveSupergraph(sdl, loaded.reading, new Set()));
  const client = {
    send: () => Promise.resolve({ kind: 'answer', data: { a: 1, b: 2 }, errors: undefined } as const),
  };
  const engine = openEngine(served, counting, { client, operationCacheSize });
  const ask = async (query: string, variables = {}) =>
    JSON.parse(textOf((await engine.execute({ query, variables, context: {} })).body)) as object;
  return { ask, work, engine };
}

test('equal operations that arrive together are validated and planned once', async () => {
  const { ask, work } = engineThatCounts();
  const answers = await Promise.all(Array.from({ length: 20 }, () => ask('{ a }')));
  expect(answers).toEqual(answers.map(() => ({ data: { a: 1 } })));
  expect(work).toEqual(['validate', 'plan']);
});

test('so are those that differ only in the values written in them', async () => {
  const { ask, work } = engineThatCounts();
  await Promise.all(Array.from({ length: 20 }, (_, index) => ask(`{ a(id: "${index}") }`)));
  expect(work).toEqual(['validate', 'plan']);
});

test('each outcome of a condition is planned once', async () => {
  const { ask, work } = engineThatCounts();
  const query = 'query ($on: Boolean!) { a b @include(if: $on) }';
  await Promise.all(Array.from({ length: 20 }, (_, index) => ask(query, { on: index % 2 === 0 })));
  expect(work).toEqual(['validate', 'plan', 'plan']);
});

test('what is known is not validated or planned again', async () => {
  const { ask, work } = engineThatCounts();
  for (let times = 0; times < 3; times++) await ask('{ a }');
  expect(work).toEqual(['validate', 'plan']);
});

test('what had to make room for others is validated again, though its text is still known', async () => {
  const { ask, work, engine } = engineThatCounts(1);
  for (const query of ['{ a }', '{ b }', '{ a }']) await ask(query);
  expect(engine.cacheSizes()).toMatchObject({ texts: 2, shapes: 1 });
  expect(work.filter((step) => step === 'validate')).toHaveLength(3);
});

test('few long operations are kept, so that they take no more memory than many short ones', async () => {
  const { ask, engine } = engineThatCounts();
  for (let index = 0; index < 30; index++) await ask(`{ ${'long'.repeat(24_000)}${index}: a }`);
  const { shapes, plans } = engine.cacheSizes();
  expect(Math.max(shapes, plans)).toBeLessThan(25);
  expect(Math.min(shapes, plans)).toBeGreaterThan(0);
});

test('one operation with many conditions takes no more than a few long ones', async () => {
  const { ask, engine } = engineThatCounts();
  const flags = Array.from({ length: 6 }, (_, index) => `v${index}`);
  const query = `query (${flags.map((flag) => `$${flag}: Boolean!`).join()}) {
    ${'long'.repeat(24_000)}: a ${flags.map((flag) => `${flag}: b @include(if: $${flag})`).join(' ')} }`;
  for (let bits = 0; bits < 30; bits++) {
    const on = flags.map((flag, index) => [flag, ((bits >> index) & 1) === 1] as const);
    await ask(query, Object.fromEntries(on));
  }
  expect(engine.cacheSizes().plans).toBeLessThan(25);
});

test('many short operations are kept in no greater number than the shapes they are of allow', async () => {
  const { ask, engine } = engineThatCounts(10);
  for (let index = 0; index < 100; index++) await ask(`{ x${index}: a }`);
  expect(engine.cacheSizes()).toMatchObject({ shapes: 10, plans: 40 });
});

test('short texts count for what they take beside their characters', async () => {
  const { ask, engine } = engineThatCounts();
  for (let index = 0; index < 41_000; index++) await ask(`{ a(id: ${index}) }`);
  expect(engine.cacheSizes().texts).toBe(40_000);
});

test('each invalid text is told the places of its own faults, also when they arrive together', async () => {
  const { ask } = engineThatCounts();
  const answers = await Promise.all([ask('{ c }'), ask('{\n  c }')]);
  expect(answers).toMatchObject([
    { errors: [{ locations: [{ line: 1, column: 3 }] }] },
    { errors: [{ locations: [{ line: 2, column: 3 }] }] },
  ]);
});

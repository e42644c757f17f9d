import { expect, test } from 'vitest';
import { federate } from './support/federation.ts';

function split(label: string | undefined) {
  const labelled = label === undefined ? '' : `, label: "${label}"`;
  return {
    old: {
      sdl: 'type Query { citizen: Citizen } type Citizen @key(fields: "id") { id: ID! name: String }',
      resolvers: { Query: { citizen: () => ({ id: '1' }) }, Citizen: { name: () => 'old' } },
    },
    new: {
      sdl: `type Citizen @key(fields: "id") { id: ID! name: String @override(from: "old"${labelled}) }`,
      resolvers: { Citizen: { name: () => 'new' } },
    },
  };
}

const query = '{ citizen { name } }';
const answered = (name: string) => ({ data: { citizen: { name } } });

test('@override moves a field to its new subgraph', async () => {
  expect(await federate(split(undefined)).ask(query)).toEqual(answered('new'));
});

test('percent(0) asks the old subgraph, percent(100) the new one', async () => {
  expect(await federate(split('percent(0)')).ask(query)).toEqual(answered('old'));
  expect(await federate(split('percent(100)')).ask(query)).toEqual(answered('new'));
});

test('percent(n) gives a caller always the same, and about n of 100 callers the new subgraph', async () => {
  const { ask } = federate(split('percent(30)'));
  const callers = Array.from({ length: 300 }, (_, index) => `officer ${index}`);
  const run = () => Promise.all(callers.map((callerKey) => ask(query, {}, { context: { callerKey } })));
  const first = await run();
  expect(await run()).toEqual(first);
  const moved = first.filter((answer) => JSON.stringify(answer).includes('new')).length;
  expect(moved).toBeGreaterThan(60);
  expect(moved).toBeLessThan(120);
});

test('whoever is in at 10 percent stays in at 20', async () => {
  const callers = Array.from({ length: 100 }, (_, index) => `officer ${index}`);
  const movedAt = async (label: string) => {
    const { ask } = federate(split(label));
    const answers = await Promise.all(callers.map((callerKey) => ask(query, {}, { context: { callerKey } })));
    return callers.filter((_, index) => JSON.stringify(answers[index]).includes('new'));
  };
  const [early, late] = [await movedAt('percent(10)'), await movedAt('percent(20)')];
  expect(early.length).toBeGreaterThan(0);
  expect(late).toEqual(expect.arrayContaining(early));
});

test('a named label is in force when the configuration says so', async () => {
  expect(await federate(split('land-2026')).ask(query)).toEqual(answered('old'));
  const active = { activeLabels: new Set(['land-2026']) };
  expect(await federate(split('land-2026'), active).ask(query)).toEqual(answered('new'));
});

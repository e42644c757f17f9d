import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { limitDocuments } from '../../gateway/limits/limit-documents.ts';
import { FairQueue } from '../../gateway/planning/fair-queue.ts';
import { startPlanning } from '../../gateway/planning/planning-thread.ts';
import { federate } from '../gateway/engine/support/federation.ts';
import { startShops, type Shops } from '../support/shops.ts';

const program = new URL('../support/planning-thread.ts', import.meta.url);
const named = (name: string): string => `query ${name} { products { name onHand } }`;

describe('A literal that is nested deeper than it may be', () => {
  const limits = { maxTokens: 2_000, maxDepth: 15, maxFields: 1_000, maxAliases: 50, maxRootFields: 20 };
  const { ask } = federate(
    { one: { sdl: `scalar Code  type Query { citizen(id: Code, ids: [Code]): Int }` } },
    { documentPolicy: limitDocuments(limits) },
  );
  const list = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);

  test.each([
    ['in an argument', `{ citizen(id: ${list(24)}) }`],
    ['of objects', `{ citizen(id: ${'{a: '.repeat(24)}1${'}'.repeat(24)}) }`],
    ['around a variable', `query ($v: Code) { citizen(id: ${'['.repeat(24)}$v${']'.repeat(24)}) }`],
    ['as a default', `query ($v: Code = ${list(24)}) { citizen(id: $v) }`],
    ['in a fragment', `{ ...F } fragment F on Query { citizen(ids: ${list(24)}) }`],
  ])('is refused before it is planned: %s', async (_, query) => {
    const { errors } = await ask(query, {}, { context: { language: 'en' } });
    expect(errors).toMatchObject([
      {
        message: 'The operation has a literal nested 24 levels deep; at most 12 are accepted.',
        extensions: { code: 'LIMIT_EXCEEDED' },
      },
    ]);
  });

  test('may be a variable', async () => {
    expect(
      (await ask('query ($v: Code) { citizen(id: $v) }', { v: JSON.parse(list(24)) })).data,
    ).toBeDefined();
    expect((await ask(`{ citizen(id: ${list(12)}) }`)).data).toBeDefined();
  });
});

describe('The queue of operations to be planned', () => {
  test('makes room by what came last of whoever has most in it', () => {
    const queue = new FairQueue<string>();
    for (const item of ['a1', 'a2', 'a3', 'b1']) queue.add(item.slice(0, 1), item);
    expect(queue.makeRoom('b')).toBe('a3');
    expect(queue.makeRoom('b')).toBe('a2');
    expect(queue.makeRoom('b')).toBe('b1');
    expect([queue.take(), queue.take(), queue.size]).toEqual(['a1', undefined, 0]);
  });

  test('lets go of what nobody waits for any more', async () => {
    const planning = startPlanning({ program });
    const shops = await startShops({}, undefined, planning);
    const { planner } = await planning.load(shops.supergraph);
    let left = false;
    const job = (name: string, isWanted = () => true) => ({
      text: named(name),
      labels: new Map<string, boolean>(),
      turnKey: undefined,
      isWanted,
    });
    const first = planner.plan(job('Slow1'));
    const abandoned = [2, 3, 4].map((index) => planner.plan(job(`CrashAlways${index}`, () => !left)));
    const last = planner.plan(job('Wanted'));
    left = true;
    for (const each of await Promise.allSettled(abandoned)) expect(each.status).toBe('rejected');
    expect([await first, await last]).not.toContain(undefined);
    await shops.close();
  });
});

describe('Callers of whom nothing is known take turns by their addresses', () => {
  let shops: Shops;
  beforeAll(async () => {
    shops = await startShops({}, undefined, startPlanning({ program }));
  });
  afterAll(() => shops.close());

  const postFrom = async (localAddress: string, query: string): Promise<void> => {
    const headers = { 'content-type': 'application/json' };
    const request = httpRequest(shops.gateway.url, { method: 'POST', headers, localAddress, agent: false });
    request.end(JSON.stringify({ query }));
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    for await (const _ of response.resume());
  };

  test('one who asks much does not keep the others waiting', async () => {
    let answered = 0;
    const many = Array.from({ length: 12 }, (_, index) =>
      postFrom('127.0.0.2', named(`Slow${index}`)).then(() => answered++),
    );
    await shops.catalogue.nextRequest();
    await postFrom('127.0.0.3', named('Other'));
    expect(answered).toBeLessThan(8);
    await Promise.all(many);
  });
});

import { rmSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startPlanning } from '../../../gateway/planning/planning-thread.ts';
import { crashedFile } from '../../support/crashed-file.ts';
import { IN_ENGLISH } from '../../support/english.ts';
import { startShops, type Shops } from '../../support/shops.ts';

const program = new URL('../../support/planning-thread.ts', import.meta.url);
const named = (name: string): string => `query ${name} { products { name onHand } }`;
const COMPLETE = {
  data: {
    products: [
      { name: 'Plough', onHand: 10 },
      { name: 'Harrow', onHand: 20 },
    ],
  },
};

const losses: string[] = [];
let shops: Shops;
beforeAll(async () => {
  const limits = { timeoutMs: 1_000, maxQueue: 2 };
  const planning = startPlanning({ program, limits, onLoss: (reason) => void losses.push(reason) });
  shops = await startShops({}, undefined, planning);
});
afterAll(async () => {
  await shops.close();
  rmSync(crashedFile(), { force: true });
});
beforeEach(() => losses.splice(0));

async function post(query: string, headers: Record<string, string> = {}) {
  const response = await fetch(shops.gateway.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json',
      ...IN_ENGLISH,
      ...headers,
    },
    body: JSON.stringify({ query }),
  });
  const body = (await response.json()) as Awaited<ReturnType<Shops['gateway']['query']>>;
  return { status: response.status, body, error: body.errors?.[0] };
}

describe('an operation that takes too long to plan', () => {
  test('is refused with its next step, and the thread is replaced', async () => {
    expect(await post(named('Hang1'))).toMatchObject({
      status: 400,
      error: {
        message: 'The operation takes more planning than one may have; at most 1000 ms are spent on it.',
        extensions: { code: 'LIMIT_EXCEEDED', nextStep: expect.stringContaining('Ask for less') },
      },
    });
    expect(losses).toEqual(['it took too long']);
    expect((await post(named('Next'))).body).toEqual(COMPLETE);
  });

  test('cannot take the thread again for a while', async () => {
    await post(named('Hang2'));
    expect((await post(named('Hang2'))).error).toMatchObject({ extensions: { code: 'LIMIT_EXCEEDED' } });
    expect(losses).toHaveLength(1);
  });

  test('holds up nobody whose operation is known', async () => {
    await post(named('Known'));
    let isOver = false;
    const hanging = post(named('Hang3')).then(() => (isOver = true));
    let answered = 0;
    for (; !isOver; answered++) expect((await post(named('Known'))).body).toEqual(COMPLETE);
    expect(answered).toBeGreaterThan(1);
    await hanging;
  });
});

describe('a planning thread that crashes', () => {
  test('is replaced, and what it was planning is planned once more', async () => {
    expect((await post(named('CrashOnce'))).body).toEqual(COMPLETE);
    expect(losses).toEqual(['it ended with code 7']);
  });

  test('takes none with it that were waiting', async () => {
    const [crashed, waiting] = await Promise.all([post(named('CrashAlways1')), post(named('Waiting'))]);
    expect(crashed.error?.extensions).toMatchObject({ code: 'INTERNAL_SERVER_ERROR' });
    expect(waiting.body).toEqual(COMPLETE);
  });

  test('is not given an operation again that has crashed it twice', async () => {
    await post(named('CrashAlways2'));
    expect(losses).toHaveLength(2);
    expect((await post(named('CrashAlways2'))).error?.extensions).toMatchObject({ code: 'LIMIT_EXCEEDED' });
    expect(losses).toHaveLength(2);
  });
});

test('more new operations than may wait are refused at once; known ones are answered', async () => {
  await post(named('Familiar'));
  const answers = await Promise.all(Array.from({ length: 8 }, (_, index) => post(named(`Slow${index}`))));
  const refused = answers.filter(({ status }) => status === 503);
  expect(refused.length).toBeGreaterThan(0);
  expect(refused[0]?.error?.extensions).toMatchObject({ code: 'GATEWAY_BUSY', retryAfterSeconds: 1 });
  expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
  expect((await post(named('Familiar'))).body).toEqual(COMPLETE);
});

test('a deadline that passes during the planning ends the request, not the planning', async () => {
  const late = await post(named('SlowLate'), { 'x-deadline-ms': '100' });
  expect(late).toMatchObject({ status: 504, error: { extensions: { code: 'DEADLINE_EXCEEDED' } } });
  expect((await post(named('SlowLate'))).body).toEqual(COMPLETE);
});

test('a client that allows less than the planning takes is no error in the log', async () => {
  expect((await post(named('SlowHurried'), { 'x-deadline-ms': '100' })).status).toBe(504);
  const lines = shops.gateway.logLines.map((line) => JSON.parse(line) as Record<string, unknown>);
  const cutShort = lines.filter(({ msg, status }) => msg === 'request' && status === 504);
  expect(cutShort.map(({ level }) => level)).toContain('info');
  expect(cutShort.map(({ level }) => level)).not.toContain('error');
});

test('a reload meanwhile changes nothing for an operation that is being planned', async () => {
  const planning = post(named('SlowOld'));
  const reloaded = await shops.gateway.reload(`# another\n${shops.supergraph}`);
  expect(reloaded).toBe('swapped');
  expect((await planning).body).toEqual(COMPLETE);
  expect((await post(named('SlowOld'))).body).toEqual(COMPLETE);
  expect(losses).toEqual([]);
});

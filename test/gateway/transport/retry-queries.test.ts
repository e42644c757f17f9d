import { describe, expect, test } from 'vitest';
import type { SubgraphOutcome } from '../../../gateway/engine/subgraph-client.ts';
import { retryQueries, type RetryOptions } from '../../../gateway/transport/retry-queries.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import {
  ANSWERED,
  aRequest,
  badStatus,
  BROKEN,
  CANCELLED,
  holdSubgraph,
  LATE,
  settled,
} from '../../support/held-subgraph.ts';

function start(more: Partial<RetryOptions> = {}) {
  const clock = createFakeClock();
  const subgraph = holdSubgraph();
  const options = { retries: 2, retryShare: 0.2, retryReserve: 10, clock, random: () => 0.5, ...more };
  return { clock, ...subgraph, send: retryQueries(options)(subgraph.send) };
}

/** Lets a pause pass. */
async function wait({ clock }: Pick<ReturnType<typeof start>, 'clock'>, ms: number): Promise<void> {
  clock.advance(ms);
  await settled();
}

const unavailableGraphql: SubgraphOutcome = {
  kind: 'answer',
  data: null,
  errors: [{ message: 'x' }],
  status: 503,
};

describe('a query is sent again', () => {
  test.each([
    ['its connection broke', BROKEN],
    ['the answer was 502', badStatus(502)],
    ['the answer was 503', badStatus(503)],
    ['the answer was 504', badStatus(504)],
    ['the answer was 503, in GraphQL', unavailableGraphql],
  ])('when %s, after a pause', async (_name, trouble) => {
    const it = start();
    const outcome = it.send(aRequest());
    await it.answer(trouble);
    await wait(it, 24);
    expect(it.requests).toHaveLength(1);
    await wait(it, 1);
    expect(it.requests).toHaveLength(2);
    await it.answer();
    expect(await outcome).toEqual(ANSWERED);
    expect(it.clock.pending).toBe(0);
  });

  test('with a pause twice as long the second time, and no third time', async () => {
    const it = start();
    const outcome = it.send(aRequest());
    await it.answer(BROKEN);
    await wait(it, 25);
    await it.answer(BROKEN);
    await wait(it, 49);
    expect(it.requests).toHaveLength(2);
    await wait(it, 1);
    await it.answer(badStatus(503));
    expect(await outcome).toEqual(badStatus(503));
    expect(it.requests).toHaveLength(3);
  });

  test('no sooner than the subgraph asked for', async () => {
    const it = start();
    void it.send(aRequest());
    await it.answer(badStatus(503, 1));
    await wait(it, 999);
    expect(it.requests).toHaveLength(1);
    await wait(it, 1);
    expect(it.requests).toHaveLength(2);
  });
});

describe('nothing is sent again', () => {
  test.each([
    ['after an answer', ANSWERED],
    ['after an answer with errors', { kind: 'answer', data: null, errors: [{}] } as const],
    ['after a timeout', LATE],
    ['after a cancellation', CANCELLED],
    ['after 500', badStatus(500)],
    ['after 429', badStatus(429)],
    ['after a refusal', { kind: 'failure', failure: 'refused', detail: '' } as const],
    ['after an unreadable answer', { kind: 'failure', failure: 'bad-answer', detail: '' } as const],
  ])('%s', async (_name, outcome) => {
    const it = start();
    const sent = it.send(aRequest());
    await it.answer(outcome);
    expect(await sent).toEqual(outcome);
    expect(it.clock.pending).toBe(0);
  });

  test('when it is a mutation', async () => {
    const it = start();
    const sent = it.send(aRequest({ operationKind: 'mutation' }));
    await it.answer(BROKEN);
    expect(await sent).toEqual(BROKEN);
  });

  test('when the subgraph asks for more than a second', async () => {
    const it = start();
    const sent = it.send(aRequest());
    await it.answer(badStatus(503, 2));
    expect(await sent).toEqual(badStatus(503, 2));
    expect(it.clock.pending).toBe(0);
  });

  test('when the pause would last beyond the deadline', async () => {
    const it = start();
    const sent = it.send(aRequest({ context: { deadlineAt: 25 } }));
    await it.answer(BROKEN);
    expect(await sent).toEqual(BROKEN);
  });

  test('when the client goes during the pause', async () => {
    const it = start();
    const abort = new AbortController();
    const sent = it.send(aRequest({ signal: abort.signal }));
    await it.answer(BROKEN);
    abort.abort();
    expect(await sent).toMatchObject({ failure: 'cancelled' });
    expect([it.requests.length, it.clock.pending]).toEqual([1, 0]);
  });

  test('when the client has gone before the trouble came', async () => {
    const it = start();
    const abort = new AbortController();
    const sent = it.send(aRequest({ signal: abort.signal }));
    abort.abort();
    await it.answer(BROKEN);
    expect(await sent).toEqual(BROKEN);
  });

  test('when the budget is spent; others’ successes earn it again', async () => {
    const it = start({ retryReserve: 1, retryShare: 0.5, retries: 1 });
    const fail = async (): Promise<number> => {
      const before = it.requests.length;
      void it.send(aRequest());
      await it.answer(BROKEN);
      await wait(it, 1_000);
      await it.answer(BROKEN);
      return it.requests.length - before;
    };
    expect([await fail(), await fail(), await fail(), await fail()]).toEqual([2, 1, 2, 1]);
  });

  test('when retries are switched off', async () => {
    const it = start({ retries: 0 });
    const sent = it.send(aRequest());
    await it.answer(BROKEN);
    expect(await sent).toEqual(BROKEN);
  });
});

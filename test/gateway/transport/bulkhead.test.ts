import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SubgraphOutcome } from '../../../gateway/engine/subgraph-client.ts';
import { bulkhead } from '../../../gateway/transport/bulkhead.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { ANSWERED, aRequest, holdSubgraph } from '../../support/held-subgraph.ts';

function start(maxConnections: number, maxQueue: number) {
  const clock = createFakeClock();
  const subgraph = holdSubgraph();
  const policy = bulkhead({ maxConnections, maxQueue, maxWaitMs: 1_000, clock });
  return { ...subgraph, clock, send: policy(subgraph.send) };
}

const named = (body: string, signal?: AbortSignal) => aRequest({ body, signal });

test('no more are under way than allowed; the others follow in the order of arrival', async () => {
  const it = start(2, 10);
  const outcomes = ['a', 'b', 'c', 'd'].map((body) => it.send(named(body)));
  expect(it.requests.map(({ body }) => body)).toEqual(['a', 'b']);
  await it.answer();
  expect(it.requests.map(({ body }) => body)).toEqual(['a', 'b', 'c']);
  for (let index = 0; index < 3; index += 1) await it.answer();
  expect(await Promise.all(outcomes)).toEqual([ANSWERED, ANSWERED, ANSWERED, ANSWERED]);
  expect(it.clock.pending).toBe(0);
});

test('what finds the queue full is refused at once', async () => {
  const it = start(1, 1);
  void it.send(named('a'));
  void it.send(named('b'));
  expect(await it.send(named('c'))).toMatchObject({ failure: 'refused', retryAfterSeconds: 1 });
  await it.answer();
  void it.send(named('d'));
  await it.answer();
  expect(it.requests.map(({ body }) => body)).toEqual(['a', 'b', 'd']);
});

test('what has waited too long is refused, and leaves its place to others', async () => {
  const it = start(1, 1);
  void it.send(named('a'));
  const waited = it.send(named('b'));
  it.clock.advance(1_000);
  expect(await waited).toMatchObject({ failure: 'refused', retryAfterSeconds: 1 });
  void it.send(named('c'));
  await it.answer();
  expect(it.requests.map(({ body }) => body)).toEqual(['a', 'c']);
});

test('who leaves the queue is not sent, and the order of the others stays', async () => {
  const it = start(1, 3);
  const abort = new AbortController();
  void it.send(named('a'));
  const gone = it.send(named('b', abort.signal));
  void it.send(named('c'));
  abort.abort();
  expect(await gone).toMatchObject({ failure: 'cancelled' });
  await it.answer();
  expect(it.requests.map(({ body }) => body)).toEqual(['a', 'c']);
});

test('who has gone before does not even queue', async () => {
  const it = start(1, 1);
  void it.send(named('a'));
  expect(await it.send(named('b', AbortSignal.abort()))).toMatchObject({ failure: 'cancelled' });
  expect(it.clock.pending).toBe(0);
});

test('in every order of events: bounded, nothing lost, nothing idle while somebody waits', async () => {
  const event = fc.constantFrom('send', 'send', 'answer', 'leave', 'wait');
  await fc.assert(
    fc.asyncProperty(fc.array(event, { maxLength: 60 }), async (events) => {
      const it = start(2, 3);
      const outcomes: Promise<SubgraphOutcome>[] = [];
      const aborts: AbortController[] = [];
      let answered = 0;
      const answer = async (): Promise<void> => {
        if (answered < it.requests.length) answered += 1;
        await it.answer();
      };
      for (const each of events) {
        if (each === 'send') {
          const abort = new AbortController();
          aborts.push(abort);
          outcomes.push(it.send(named('x', abort.signal)));
        } else if (each === 'answer') await answer();
        else if (each === 'leave') aborts.pop()?.abort();
        else it.clock.advance(600);
        const running = it.requests.length - answered;
        expect(running).toBeLessThanOrEqual(2);
        expect(it.clock.pending).toBeLessThanOrEqual(running < 2 ? 0 : 3);
      }
      while (answered < it.requests.length) await answer();
      expect(await Promise.all(outcomes)).toHaveLength(outcomes.length);
      expect(it.clock.pending).toBe(0);
    }),
    { numRuns: 100 },
  );
});

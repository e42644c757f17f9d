import { describe, expect, test } from 'vitest';
import type { SubgraphOutcome } from '../../../gateway/engine/subgraph-client.ts';
import { breakCircuit } from '../../../gateway/transport/break-circuit.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import {
  ANSWERED,
  aRequest,
  badStatus,
  BROKEN,
  CANCELLED,
  holdSubgraph,
  LATE,
} from '../../support/held-subgraph.ts';

function start() {
  const clock = createFakeClock();
  const subgraph = holdSubgraph();
  const policy = breakCircuit({
    windowMs: 60_000,
    minRequests: 4,
    failureShare: 0.5,
    openMs: 1_500,
    patienceMs: 1_000,
    clock,
    random: () => 0.5,
  });
  const send = policy(subgraph.send);
  /** Four requests that end like this, after so long. */
  const suffer = async (outcome: SubgraphOutcome, ms = 0): Promise<void> => {
    const sent = [1, 2, 3, 4].map(() => send(aRequest()));
    clock.advance(ms);
    for (const _ of sent) await subgraph.answer(outcome);
  };
  const isRefused = async (): Promise<boolean> => {
    const before = subgraph.requests.length;
    void send(aRequest());
    const wasSent = subgraph.requests.length > before;
    await subgraph.answer();
    return !wasSent;
  };
  return { ...subgraph, clock, send, suffer, isRefused };
}

describe('a subgraph is spared after', () => {
  test.each([
    ['broken connections', BROKEN, 0],
    ['answers that never came', LATE, 0],
    ['answers that cannot be read', { kind: 'failure', failure: 'bad-answer', detail: '' } as const, 0],
    ['500', badStatus(500), 0],
    ['503 in GraphQL', { kind: 'answer', data: null, errors: [{}], status: 503 } as const, 0],
    ['429', badStatus(429), 0],
    ['callers who gave up after a long time', CANCELLED, 1_000],
  ])('%s', async (_name, outcome, ms) => {
    const it = start();
    await it.suffer(outcome, ms);
    expect(await it.isRefused()).toBe(true);
  });
});

describe('a subgraph is not spared after', () => {
  test.each([
    ['answers', ANSWERED, 0],
    ['answers with errors', { kind: 'answer', data: null, errors: [{}] } as const, 0],
    ['400', badStatus(400), 0],
    ['answers too large', { kind: 'failure', failure: 'too-large', detail: '' } as const, 0],
    ['refusals of our own', { kind: 'failure', failure: 'refused', detail: '' } as const, 0],
    ['callers who allowed no time', CANCELLED, 999],
  ])('%s', async (_name, outcome, ms) => {
    const it = start();
    await it.suffer(outcome, ms);
    expect(await it.isRefused()).toBe(false);
  });
});

test('who is refused is told at once, and when to come back', async () => {
  const it = start();
  await it.suffer(BROKEN);
  expect(await it.send(aRequest())).toMatchObject({ failure: 'refused', retryAfterSeconds: 2 });
});

test('a subgraph that is well again is used again', async () => {
  const it = start();
  await it.suffer(BROKEN);
  it.clock.advance(1_500);
  expect(await it.isRefused()).toBe(false);
  expect(await it.isRefused()).toBe(false);
});

test('a mutation is refused like a query', async () => {
  const it = start();
  await it.suffer(BROKEN);
  expect(await it.send(aRequest({ operationKind: 'mutation' }))).toMatchObject({ failure: 'refused' });
});

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Fault } from '../../../bench/faults/faults.ts';
import * as faults from '../../../bench/faults/faults.ts';
import { COMPLETE, startFaultyShops, type FaultyShops } from './support.ts';

const MAX_ANSWER_BYTES = 500_000;

let shops: FaultyShops;
beforeAll(async () => {
  shops = await startFaultyShops({
    SUBGRAPH_NONCE: 'on',
    SUBGRAPH_TIMEOUT_MS: '120',
    SUBGRAPH_RETRIES: '0',
    SUBGRAPH_MAX_ANSWER_BYTES: String(MAX_ANSWER_BYTES),
    BREAKER_MIN_REQUESTS: '10000',
  });
});
afterEach(() => shops.network.inject());
afterAll(() => shops.close());

const FAULTS: readonly (readonly [name: string, reason: string, fault: Fault])[] = [
  ['is silent', 'timeout', faults.silence],
  ['resets the connection', 'unreachable', faults.reset],
  ['closes its side', 'unreachable', faults.halfClose],
  ['breaks off its answer', 'unreachable', faults.breakOff],
  ['says what nobody asked for', 'unnamed', faults.unasked(408)],
  ['answers 500', 'bad-status', faults.answerWith(500, 'oops', 'text/plain')],
  ['answers 502', 'bad-status', faults.answerWith(502, '<h1>Bad gateway</h1>', 'text/html')],
  ['answers 503', 'bad-status', faults.answerWith(503, '')],
  ['answers half a JSON text', 'bad-answer', faults.answerWith(200, '{"data":{"_entities":[{"onHand":1}')],
  ['answers with much that breaks off', 'bad-answer', faults.answerWith(200, faults.brokenJson(200_000))],
  ['answers HTML', 'bad-answer', faults.answerWith(200, '<html></html>', 'text/html')],
  ['answers too few entities', 'bad-answer', faults.answerWith(200, '{"data":{"_entities":[{"onHand":1}]}}')],
  [
    'answers too many entities',
    'bad-answer',
    faults.answerWith(200, '{"data":{"_entities":[{"onHand":1},{"onHand":2},{"onHand":3}]}}'),
  ],
  ['drips for ever', 'timeout', faults.drip],
  ['pours for ever', 'too-large', faults.flood],
  ['announces more than anyone has', 'too-large', faults.announceGigantic],
];

describe('a subgraph that', () => {
  test.each(FAULTS)(
    '%s costs its own fields (%s), and is used again once it is well',
    async (_, reason, fault) => {
      shops.network.inject(fault);
      expect(await shops.ask()).toMatchObject({
        names: ['Plough', 'Harrow'],
        onHand: [null, null],
        extensions: { code: 'SECTOR_UNAVAILABLE', service: 'stock', reason, retryAfterSeconds: 5 },
        paths: [
          ['products', 0, 'onHand'],
          ['products', 1, 'onHand'],
        ],
      });
      shops.network.inject();
      expect(await shops.ask()).toEqual(COMPLETE);
    },
  );

  test('is slow, but in time, costs nothing', async () => {
    shops.network.inject((_, pass) => void setTimeout(pass, 30));
    expect(await shops.ask()).toEqual(COMPLETE);
  });

  test('is gone altogether is used again when it is back', async () => {
    await shops.network.shut();
    expect((await shops.ask()).extensions).toMatchObject({ reason: 'unreachable' });
    await shops.network.open();
    expect(await shops.ask()).toEqual(COMPLETE);
  });
});

test('forty floods at once take no more memory than forty answers may, and no connection stays', async () => {
  const patient = await startFaultyShops({ SUBGRAPH_MAX_ANSWER_BYTES: String(MAX_ANSWER_BYTES) });
  const before = process.memoryUsage().arrayBuffers;
  let most = before;
  patient.network.inject((socket, pass, head) => {
    most = Math.max(most, process.memoryUsage().arrayBuffers);
    faults.flood(socket, pass, head);
  });
  const answers = await Promise.all(Array.from({ length: 40 }, (_, index) => patient.ask(`n${index}`)));
  most = Math.max(most, process.memoryUsage().arrayBuffers);
  expect(new Set(answers.map(({ extensions }) => extensions?.['reason']))).toEqual(new Set(['too-large']));
  // Twice: the proxy that pours is in this process as well.
  expect(most - before).toBeLessThan(2 * 40 * MAX_ANSWER_BYTES);
  await expect.poll(() => patient.network.connections).toBe(0);
  await patient.close();
});

test('requests that hang hold nothing up that does not need them', async () => {
  shops.network.inject(faults.silence);
  const hanging = Array.from({ length: 30 }, (_, index) => shops.ask(`n${index}`));
  await shops.network.nextRequest();
  expect(await shops.gateway.query('{ greeting }')).toEqual({ data: { greeting: 'Hello stranger' } });
  const answers = await Promise.all(hanging);
  expect(answers.map(({ names }) => names)).toEqual(answers.map(() => ['Plough', 'Harrow']));
});

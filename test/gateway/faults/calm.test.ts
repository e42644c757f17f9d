import { request as httpRequest } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import type { Environment } from '../../../platform/env.ts';
import * as faults from '../../../bench/faults/faults.ts';
import { COMPLETE, startFaultyShops, type FaultyShops } from './support.ts';

let shops: FaultyShops;
afterEach(() => shops.close());

async function start(environment: Environment): Promise<FaultyShops> {
  shops = await startFaultyShops(environment);
  return shops;
}

describe('a query that met a passing fault', () => {
  test.each([
    ['a reset', faults.reset],
    ['an answer that broke off', faults.breakOff],
    ['503', faults.answerWith(503, '')],
  ])('is sent again after %s, and nobody notices', async (_name, fault) => {
    const { network, ask } = await start({});
    network.inject(faults.times(2, fault));
    expect(await ask()).toEqual(COMPLETE);
    expect(network.requests).toBe(3);
  });
});

test('a mutation is sent once, whatever becomes of it', async () => {
  const { catalogue, gateway } = await start({});
  catalogue.misbehave((response) => void response.destroy());
  const answer = await gateway.query('mutation { rename(upc: "1", name: "x") { name } }');
  expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'SECTOR_UNAVAILABLE' });
  expect(catalogue.requests).toHaveLength(1);
});

test('a subgraph that keeps failing is left alone, and used again without a restart', async () => {
  const { network, ask, gateway } = await start({
    SUBGRAPH_RETRIES: '0',
    BREAKER_MIN_REQUESTS: '3',
    BREAKER_OPEN_MS: '100',
  });
  network.inject(faults.reset);
  for (let index = 0; index < 3; index += 1) await ask();
  const sent = network.requests;
  expect(await ask()).toMatchObject({
    names: ['Plough', 'Harrow'],
    extensions: { code: 'SECTOR_UNAVAILABLE', reason: 'refused', retryAfterSeconds: 1 },
  });
  expect(network.requests).toBe(sent);
  network.inject();
  await expect.poll(() => ask()).toEqual(COMPLETE);
  const states = gateway.logLines.filter((line) => line.includes('"msg":"circuit breaker"'));
  expect(states.map((line) => (JSON.parse(line) as { state: string }).state)).toEqual([
    'open',
    'half-open',
    'closed',
  ]);
});

test('when all places and the queue are taken, the next is refused at once', async () => {
  const { network, ask } = await start({
    SUBGRAPH_MAX_CONNECTIONS: '1',
    SUBGRAPH_MAX_QUEUE: '1',
    SUBGRAPH_TIMEOUT_MS: '300',
  });
  network.inject(faults.silence);
  const answers = await Promise.all([ask('a'), ask('b'), ask('c')]);
  const reasons = answers.map(({ extensions }) => extensions?.['reason']);
  expect(reasons.filter((reason) => reason === 'refused').length).toBeGreaterThanOrEqual(1);
  const refused = answers.find(({ extensions }) => extensions?.['reason'] === 'refused');
  expect(refused).toMatchObject({
    names: ['Plough', 'Harrow'],
    extensions: { code: 'SECTOR_UNAVAILABLE', retryAfterSeconds: 1 },
  });
});

describe('equal queries at the same time', () => {
  test.each([
    ['on', 1],
    ['off', 2],
  ])('with SHARE_IN_FLIGHT=%s reach the subgraph %d times', async (SHARE_IN_FLIGHT, count) => {
    // Else who stands behind the slow one is sent again.
    const { network, ask } = await start({ SHARE_IN_FLIGHT, SUBGRAPH_MAX_PIPELINED: '1' });
    network.inject((_, pass) => void setTimeout(pass, 200));
    expect(await Promise.all([ask(), ask()])).toEqual([COMPLETE, COMPLETE]);
    expect(network.requests).toBe(count);
  });

  test('do not need the client that came first', async () => {
    const { network, ask, catalogue, gateway } = await start({});
    let pass = (): void => undefined;
    network.inject((_, go) => {
      pass = go;
    });
    const first = httpRequest(gateway.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
    });
    first.on('error', () => undefined);
    const arrived = network.nextRequest();
    first.end('{"query":"{ products { name onHand: onHand } }"}');
    await arrived;
    const second = ask();
    await expect.poll(() => catalogue.requests.length).toBe(2);
    // Once this is answered, the second has been as well, and waits for the stock.
    await gateway.query('{ products { upc } }');
    first.destroy();
    await expect.poll(() => gateway.logLines.some((line) => line.includes('the client is gone'))).toBe(true);
    network.inject();
    pass();
    expect(await second).toEqual(COMPLETE);
    expect(network.requests).toBe(1);
  });
});

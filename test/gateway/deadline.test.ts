import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { IN_ENGLISH } from '../support/english.ts';
import { codeIn, messageIn, send } from '../support/http.ts';
import { startShops, type Shops } from '../support/shops.ts';

let shops: Shops;
beforeAll(async () => {
  shops = await startShops({ REQUEST_DEADLINE_MS: '8000', SUBGRAPH_TIMEOUT_MS: '8000' });
});
afterEach(() => {
  vi.useRealTimers();
  shops.stock.misbehave();
});
afterAll(() => shops.close());

const BODY = '{"query":"{ products { name onHand } }"}';

function ask(deadline?: string) {
  return send(shops.gateway.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(deadline !== undefined && { 'x-deadline-ms': deadline }),
    },
    body: BODY,
  });
}

describe('the time a request may take', () => {
  test.each([
    [undefined, 8_000],
    ['1000', 1_000],
    ['8000', 8_000],
    ['999999', 8_000],
  ])('asked for %s it is %d ms, and the subgraph is told what is left', async (wish, allowed) => {
    await ask(wish);
    const told = Number(shops.stock.requests.at(-1)?.headers['x-deadline-ms']);
    expect(told).toBeLessThanOrEqual(allowed);
    expect(told).toBeGreaterThan(allowed - 900);
  });

  test.each(['0', '-1', 'soon', '1.5', ''])('cannot be %s', async (wish) => {
    const answer = await ask(wish);
    expect([answer.status, codeIn(answer.body)]).toEqual([400, 'BAD_REQUEST']);
    expect(messageIn(answer.body)).toBe(
      'The header x-deadline-ms must be a whole number of milliseconds from 1.',
    );
  });

  test('counts while the client still sends its body', async () => {
    const headers = {
      ...IN_ENGLISH,
      'content-type': 'application/json',
      'content-length': '100',
      'x-deadline-ms': '20',
    };
    const request = httpRequest(shops.gateway.url, { method: 'POST', headers, agent: false });
    request.write('{');
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    const [body] = (await once(response, 'data')) as [Buffer];
    request.on('error', () => undefined).destroy();
    expect([response.statusCode, codeIn(body)]).toEqual([504, 'DEADLINE_EXCEEDED']);
    expect(messageIn(body)).toBe('The time allowed was over before the body had arrived.');
  });

  test('ends the wait for a subgraph, and frees it', async () => {
    shops.stock.misbehave(() => undefined);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const asked = shops.stock.nextRequest();
    const answer = ask('500');
    const { abandoned } = await asked;
    vi.advanceTimersByTime(500);
    expect(codeIn((await answer).body)).toBe('SECTOR_UNAVAILABLE');
    await abandoned;
  });
});

test('a client that hangs up frees the subgraphs that work for it', async () => {
  shops.stock.misbehave(() => undefined);
  const asked = shops.stock.nextRequest();
  const request = httpRequest(shops.gateway.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
  });
  request.on('error', () => undefined);
  request.end(BODY);
  const { abandoned } = await asked;
  request.destroy();
  await expect(abandoned).resolves.toBeUndefined();
  await vi.waitFor(() => expect(shops.gateway.logLines.at(-1)).toContain('"cutShort":"the client is gone"'));
});

import { Agent, request as httpRequest, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { send } from '../support/http.ts';
import { startShops, type Shops } from '../support/shops.ts';

let shops: Shops;
beforeEach(async () => {
  shops = await startShops();
});
afterEach(async () => {
  vi.useRealTimers();
  await shops.close();
});

/** A request over a connection that would be kept, and its answer once it comes. */
function ask(agent: Agent): Promise<{ readonly response: IncomingMessage; readonly body: string }> {
  const request = httpRequest(shops.gateway.url, {
    method: 'POST',
    agent,
    headers: { 'content-type': 'application/json' },
  });
  request.end('{"query":"{ products { onHand } }"}');
  return once(request, 'response').then(async ([response]) => {
    const chunks: Buffer[] = [];
    for await (const chunk of response as IncomingMessage) chunks.push(chunk as Buffer);
    return { response: response as IncomingMessage, body: Buffer.concat(chunks).toString() };
  });
}

test('a gateway that goes down refuses new connections but finishes what is in flight', async () => {
  const agent = new Agent({ keepAlive: true });
  let answerNow: () => void = () => undefined;
  shops.stock.misbehave((response) => {
    answerNow = () => response.end('{"data":{"_entities":[{"onHand":1},{"onHand":2}]}}');
  });
  const asked = shops.stock.nextRequest();
  const answer = ask(agent);
  await asked;
  const closed = shops.gateway.close();
  await expect(send(shops.gateway.url, {})).rejects.toThrow('ECONNREFUSED');
  answerNow();
  const { response, body } = await answer;
  expect(JSON.parse(body)).toEqual({ data: { products: [{ onHand: 1 }, { onHand: 2 }] } });
  expect(response.headers.connection).toBe('close');
  await closed;
});

test('connections that are only kept do not hold it up', async () => {
  const agent = new Agent({ keepAlive: true });
  const { response } = await ask(agent);
  expect(response.headers.connection).toBe('keep-alive');
  await shops.gateway.close();
});

test('a request whose body never comes is cut once the longest time is over', async () => {
  const request = httpRequest(shops.gateway.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', expect: '100-continue' },
  });
  request.flushHeaders();
  await once(request, 'continue');
  request.write('{');
  const failed = once(request, 'error');
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const closed = shops.gateway.close();
  vi.advanceTimersByTime(11_000);
  await closed;
  expect(String(await failed)).toContain('socket hang up');
});

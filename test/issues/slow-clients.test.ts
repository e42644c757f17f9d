import { afterEach, expect, test } from 'vitest';
import { createHttpExchange, type HttpExchange } from '../../platform/http/exchange.ts';
import { createHttpServer } from '../../platform/http/http-server.ts';
import { createLog } from '../../platform/log.ts';
import { codeIn, send } from '../support/http.ts';
import { openRaw, requestBytes, type RawConnection } from '../support/raw-connection.ts';
import { startShops, type Shops } from '../support/shops.ts';

const endings: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

async function shopsWith(environment: Record<string, string>): Promise<Shops> {
  const shops = await startShops(environment);
  endings.push(() => shops.close());
  return shops;
}

async function open(url: string): Promise<RawConnection> {
  const connection = await openRaw(url);
  endings.push(() => connection.socket.destroy());
  return connection;
}

const BODY = JSON.stringify({ query: '{ greeting }' });
/** A request whose body has begun to come. */
const BEGUN = requestBytes({ body: BODY }).slice(0, -1);

const ask = (url: string) =>
  send(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: BODY });

test('a thousand bodies that do not come take nobody’s place: the oldest of them are given up', async () => {
  const { gateway } = await shopsWith({ MAX_CONCURRENT_REQUESTS: '1' });
  const slow: RawConnection[] = [];
  for (let index = 0; index < 1_050; index += 1) {
    const connection = await open(gateway.url);
    connection.write(BEGUN);
    slow.push(connection);
  }
  const answer = await ask(gateway.url);
  expect([answer.status, codeIn(answer.body)]).toEqual([200, undefined]);
  const given = await Promise.all(slow.slice(0, 50).map((connection) => connection.closed()));
  for (const text of given) expect(text).toMatch(/^HTTP\/1\.1 504 [^]*"DEADLINE_EXCEEDED"/);
  const [latest] = slow.slice(-1);
  latest?.write(BODY.slice(-1));
  expect(await latest?.until('Hello stranger')).toMatch(/^HTTP\/1\.1 200 /);
});

test('the answer to a body that came too late closes its connection: nothing unasked can follow', async () => {
  const { gateway } = await shopsWith({ REQUEST_DEADLINE_MS: '100' });
  const connection = await open(gateway.url);
  connection.write(BEGUN);
  const text = await connection.closed();
  expect(text).toMatch(/^HTTP\/1\.1 504 [^]*\r\nconnection: close\r\n/i);
  expect(text.match(/HTTP\/1\.1/g)).toHaveLength(1);
});

type Content = string | { readonly pieces: readonly Buffer[] };

/** A door of little patience, before one answer. */
async function doorTo(
  content: Content,
): Promise<{ readonly url: string; readonly isTaken: Promise<boolean> }> {
  const taken = Promise.withResolvers<boolean>();
  const server = createHttpServer({
    host: '127.0.0.1',
    port: 0,
    log: createLog({ name: 'door', level: 'silent' }),
    plugins: [
      ({ response }: HttpExchange) => {
        response.once('close', () => taken.resolve(response.writableFinished));
        return { status: 200, contentType: 'text/plain', body: content };
      },
    ],
    open: createHttpExchange,
    stallMs: 50,
  });
  endings.push(() => server.close(0));
  return { url: await server.listen(), isTaken: taken.promise };
}

const LARGE = 'x'.repeat(20_000_000);
const PIECES = { pieces: Array.from({ length: 2_000 }, () => Buffer.from(LARGE.slice(0, 10_000))) };

test.each<[string, Content]>([
  ['at once', LARGE],
  ['in pieces', PIECES],
])('an answer that nobody takes is given up: written %s', async (_, content) => {
  const { url, isTaken } = await doorTo(content);
  const connection = await open(url);
  connection.socket.pause();
  connection.write(requestBytes({ method: 'GET' }));
  expect(await isTaken).toBe(false);
});

test.each<[string, Content]>([
  ['at once', LARGE],
  ['in pieces', PIECES],
])('one that is taken is sent to its end, however large: written %s', async (_, content) => {
  const { url, isTaken } = await doorTo(content);
  expect((await send(url, {})).body.length).toBe(LARGE.length);
  expect(await isTaken).toBe(true);
});

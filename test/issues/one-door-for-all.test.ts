import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { vehicles } from '../../subgraphs/vehicles/subgraph.ts';
import { codeIn, send, sendBytes } from '../support/http.ts';
import { openRaw, requestBytes } from '../support/raw-connection.ts';
import { startShops, type Shops } from '../support/shops.ts';
import { startSubgraph, type SubgraphUnderTest } from '../support/subgraph.ts';

let shops: Shops;
let register: SubgraphUnderTest;
beforeAll(async () => {
  [shops, register] = await Promise.all([startShops({ ADMIN_PORT: '0' }), startSubgraph(vehicles)]);
});
afterAll(async () => {
  await Promise.all([shops.close(), register.close()]);
});

const QUERY = JSON.stringify({ query: '{ __typename }' });
const DOORS = ['gateway', 'register'] as const;
const graphOf = (door: (typeof DOORS)[number]): string =>
  door === 'gateway' ? shops.gateway.url : register.url;

/** Every address that anything listens on. */
const addresses = (): readonly string[] => [
  ...DOORS.map(graphOf),
  ...DOORS.flatMap((door) => ['/health', '/ready'].map((path) => new URL(path, graphOf(door)).href)),
  shops.gateway.metricsUrl ?? '',
];

/** Without `connection: close`, none of these would end. */
const CLOSE = { connection: 'close' };

function get(url: string, lines: string): Promise<string> {
  return sendBytes(
    url,
    `GET ${new URL(url).pathname}?query=%7B__typename%7D HTTP/1.1\r\n${lines}connection: close\r\n\r\n`,
  );
}

describe('whatever is addressed', () => {
  test('under a name that is not ours is refused, as a rebound DNS name would be', async () => {
    for (const url of addresses()) {
      const answer = await send(url, { headers: { host: 'register.example' } });
      expect([url, answer.status, codeIn(answer.body)]).toEqual([url, 421, 'HOST_NOT_ALLOWED']);
    }
  });

  test('under two names is refused: others on the way may have read the other one', async () => {
    for (const url of addresses()) {
      for (const second of ['localhost', 'register.example']) {
        const answer = await get(url, `host: localhost\r\nHost: ${second}\r\n`);
        expect([url, answer.slice(0, 12)]).toEqual([url, 'HTTP/1.1 400']);
        expect(answer).toContain('BAD_REQUEST');
      }
    }
  });

  test('by an absolute address is answered, and the host in it counts', async () => {
    for (const url of addresses()) {
      const { host, pathname } = new URL(url);
      const ask = (authority: string, header: string): Promise<string> =>
        sendBytes(
          url,
          requestBytes({
            method: 'GET',
            target: `http://${authority}${pathname}?query=%7B__typename%7D`,
            headers: { host: header, ...CLOSE },
          }),
        );
      expect([url, (await ask(host, 'register.example')).slice(0, 12)]).toEqual([url, 'HTTP/1.1 200']);
      expect([url, (await ask('register.example', host)).slice(0, 12)]).toEqual([url, 'HTTP/1.1 421']);
    }
  });

  test('with HEAD is answered like GET, without the body', async () => {
    for (const url of addresses()) {
      const answer = await send(`${url}?query={__typename}`, { method: 'HEAD' });
      expect([url, answer.status, answer.body.length]).toEqual([url, 200, 0]);
    }
  });

  test('with another method is refused, and told the one to use', async () => {
    for (const url of addresses()) {
      const answer = await send(url, { method: 'DELETE' });
      expect([url, answer.status, codeIn(answer.body)]).toEqual([url, 405, 'METHOD_NOT_ALLOWED']);
      expect(answer.body.toString()).toContain(url.endsWith('/graphql') ? 'Use POST.' : 'Use GET.');
    }
  });
});

describe.each(DOORS)('the graph of a %s', (door) => {
  const post = (body: string, headers: Readonly<Record<string, string>> = {}) =>
    send(graphOf(door), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });

  test('answers what comes as it should', async () => {
    const { status, body } = await post(QUERY);
    expect([status, JSON.parse(body.toString())]).toEqual([200, { data: { __typename: 'Query' } }]);
  });

  test('refuses a body of 600 MB by what it announces, and one that does not say while it comes', async () => {
    const announced = requestBytes({
      headers: { 'content-type': 'application/json', 'content-length': '600000000', ...CLOSE },
    });
    expect(await sendBytes(graphOf(door), announced)).toMatch(/^HTTP\/1\.1 413 /);
    const connection = await openRaw(graphOf(door));
    connection.write(
      requestBytes({ headers: { 'content-type': 'application/json', 'transfer-encoding': 'chunked' } }),
    );
    const chunk = `100000\r\n${'x'.repeat(0x100000)}\r\n`;
    for (let megabytes = 0; megabytes < 9; megabytes += 1) connection.write(chunk);
    expect(await connection.until('PAYLOAD_TOO_LARGE')).toMatch(/^HTTP\/1\.1 413 /);
    connection.socket.destroy();
    expect((await post(QUERY)).status).toBe(200);
  });

  test('refuses what is no JSON object, bytes that are no text, and a type that needs no preflight', async () => {
    for (const body of ['', '[]', '7', '{', '{"query":1}', '{"query":"{a}","variables":[]}'])
      expect([body, codeIn((await post(body)).body)]).toEqual([body, 'BAD_REQUEST']);
    const refused = await post(QUERY, { 'content-type': 'text/plain' });
    expect([refused.status, codeIn(refused.body)]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
    expect((await post(QUERY, { accept: 'text/html' })).status).toBe(406);
  });

  test('refuses a GET that a foreign page may have made a browser send', async () => {
    const answer = await send(`${graphOf(door)}?query={__typename}`, {
      headers: { origin: 'https://elsewhere.example' },
    });
    expect([answer.status, codeIn(answer.body)]).toEqual([403, 'PREFLIGHT_REQUIRED']);
  });

  test('refuses bytes that are not HTTP behind a request only once that is answered', async () => {
    const answer = await sendBytes(graphOf(door), `${requestBytes({ body: QUERY })}HELLO\r\n\r\n`);
    expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 400']);
    expect(answer.indexOf('__typename')).toBeLessThan(answer.indexOf('BAD_REQUEST'));
  });
});

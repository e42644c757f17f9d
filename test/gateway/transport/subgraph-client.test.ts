import { createServer, type RequestListener, type Server } from 'node:http';
import {
  type AddressInfo,
  createServer as createTcpServer,
  type Server as TcpServer,
  type Socket,
} from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import type { SubgraphClient, SubgraphRequest } from '../../../gateway/engine/subgraph-client.ts';
import { createSubgraphClient } from '../../../gateway/transport/create-subgraph-client.ts';
import type { TransportLimits } from '../../../gateway/transport/transport-limits.ts';

const cleanups: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const clean of cleanups.splice(0).toReversed()) await clean();
});

type Limits = Partial<TransportLimits>;

const ANSWER = '{"data":{"a":1}}';
const answered = { kind: 'answer', data: { a: 1 }, errors: undefined };

async function listen(server: Server | TcpServer): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanups.push(() => new Promise((resolve) => server.close(() => resolve())));
  return (server.address() as AddressInfo).port;
}

function connect(port: number, limits: Limits = {}): SubgraphClient {
  const client = createSubgraphClient([{ name: 'a', url: `http://127.0.0.1:${port}/graphql?x=1` }], {
    // What goes wrong here goes wrong for good: the retries have tests of their own.
    limits: { retries: 0, ...limits },
  });
  cleanups.push(() => client.close?.());
  return client;
}

/** A subgraph over real HTTP. */
async function serve(listener: RequestListener, limits?: Limits): Promise<SubgraphClient> {
  const server = createServer(listener);
  const port = await listen(server);
  cleanups.push(() => server.closeAllConnections());
  return connect(port, limits);
}

/** A subgraph of raw bytes. */
async function serveBytes(onConnection: (socket: Socket) => void, limits?: Limits): Promise<SubgraphClient> {
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('data', () => onConnection(socket));
  });
  const port = await listen(server);
  cleanups.push(() => sockets.forEach((socket) => socket.destroy()));
  return connect(port, limits);
}

const request = (more: Partial<SubgraphRequest> = {}): SubgraphRequest => ({
  subgraph: 'a',
  body: '{"query":"{a}"}',
  operationKind: 'query',
  context: {},
  signal: undefined,
  ...more,
});

describe('a request', () => {
  test('goes to the address as a POST of JSON, with the headers of the call', async () => {
    const seen: unknown[] = [];
    const client = await serve((incoming, response) => {
      const { method, url, headers } = incoming;
      let body = '';
      incoming.on('data', (chunk: Buffer) => (body += chunk.toString()));
      incoming.on('end', () => {
        seen.push({
          method,
          url,
          body,
          type: headers['content-type'],
          mine: headers['x-mine'],
          accept: headers.accept,
        });
        response.end(ANSWER);
      });
    });
    expect(await client.send(request({ context: { headers: { 'x-mine': 'yes' } } }))).toEqual(answered);
    expect(seen).toEqual([
      {
        method: 'POST',
        url: '/graphql?x=1',
        body: '{"query":"{a}"}',
        type: 'application/json',
        mine: 'yes',
        accept: 'application/graphql-response+json, application/json;q=0.9',
      },
    ]);
  });

  test.each(['own', 'undici'] as const)(
    'has a connection of its own where answers do not name their requests (client %s)',
    async (client) => {
      const ports = new Set<number | undefined>();
      const answer: RequestListener = (incoming, response) => {
        ports.add(incoming.socket.remotePort);
        response.end(ANSWER);
      };
      const subgraph = await serve(answer, { client, maxPipelined: 8 });
      await Promise.all([subgraph.send(request()), subgraph.send(request())]);
      expect(await subgraph.send(request())).toEqual(answered);
      expect(ports.size).toBe(3);
    },
  );

  test('uses connections again where answers name their requests', async () => {
    const ports = new Set<number | undefined>();
    const client = await serve(
      (incoming, response) => {
        ports.add(incoming.socket.remotePort);
        response.setHeader('x-request-nonce', incoming.headers['x-request-nonce'] ?? '').end(ANSWER);
      },
      { isNamed: true },
    );
    for (let index = 0; index < 20; index += 1) await client.send(request());
    // The next request may start before undici has put the connection back.
    expect(ports.size).toBeLessThanOrEqual(2);
  });

  test('to a subgraph without an address is a failure', async () => {
    const client = connect(1);
    expect(await client.send(request({ subgraph: 'b' }))).toMatchObject({ failure: 'unreachable' });
  });
});

describe('an answer', () => {
  test('may come in pieces, and cut inside a character', async () => {
    const text = Buffer.from('{"data":{"a":"Đội Cấn 😀"}}');
    const client = await serve((_, response) => {
      for (let index = 0; index < text.length; index += 3) response.write(text.subarray(index, index + 3));
      response.end();
    });
    expect(await client.send(request())).toMatchObject({ data: { a: 'Đội Cấn 😀' } });
  });

  test.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
    ['identity', (body: Buffer) => body],
  ])('may be compressed: %s', async (encoding, compress) => {
    const client = await serve((_, response) => {
      response.setHeader('content-encoding', encoding).end(compress(Buffer.from(ANSWER)));
    });
    expect(await client.send(request())).toEqual(answered);
  });

  test('may have an error status, when it is GraphQL', async () => {
    const client = await serve((_, response) => {
      response.writeHead(400).end('{"errors":[{"message":"no"}]}');
    });
    expect(await client.send(request())).toEqual({
      kind: 'answer',
      data: null,
      errors: [{ message: 'no' }],
      status: 400,
    });
  });

  test.each([
    ['HTML', 200, '<html>Bad gateway</html>', 'bad-answer'],
    ['HTML with an error status', 502, '<html>Bad gateway</html>', 'bad-status'],
    ['nothing', 200, '', 'bad-answer'],
    ['nothing with an error status', 503, '', 'bad-status'],
    ['a list', 200, '[]', 'bad-answer'],
    ['text', 200, '"x"', 'bad-answer'],
    ['null', 200, 'null', 'bad-answer'],
    ['no data', 200, '{}', 'bad-answer'],
    ['data: null without errors', 200, '{"data":null}', 'bad-answer'],
    ['data: null with no error in the list', 200, '{"data":null,"errors":[]}', 'bad-answer'],
    ['a list for data', 200, '{"data":[1]}', 'bad-answer'],
    ['text for errors', 200, '{"data":{},"errors":"x"}', 'bad-answer'],
    ['text for an error', 200, '{"data":{},"errors":["x"]}', 'bad-answer'],
    ['JSON that breaks off', 200, '{"data":{"a":', 'bad-answer'],
  ])('that is %s is a failure that repeats none of it', async (_name, status, body, failure) => {
    const client = await serve((_, response) => {
      response.writeHead(status).end(body);
    });
    const outcome = await client.send(request());
    expect(outcome).toMatchObject({ kind: 'failure', failure });
    expect(JSON.stringify(outcome)).not.toContain('Bad gateway');
  });

  test('with a damaged or unknown compression is a failure', async () => {
    for (const encoding of ['gzip', 'martian']) {
      const client = await serve((_, response) => {
        response.setHeader('content-encoding', encoding).end('not compressed');
      });
      expect(await client.send(request())).toMatchObject({ failure: 'bad-answer' });
    }
  });

  test.each([
    ['in seconds', '7', 7],
    ['as a date', new Date(Date.now() + 60_000).toUTCString(), 60],
    ['not at all in an unknown form', 'soon', undefined],
  ])('tells when to come back: %s', async (_name, header, seconds) => {
    const client = await serve((_, response) => {
      response.writeHead(503, { 'retry-after': header }).end();
    });
    const { retryAfterSeconds } = (await client.send(request())) as { retryAfterSeconds?: number };
    // A date comes in whole seconds, and some time has passed.
    expect(Math.abs((retryAfterSeconds ?? -100) - (seconds ?? -100))).toBeLessThanOrEqual(3);
  });

  test('larger than allowed is given up, also when it is only large unpacked', async () => {
    const limits = { maxAnswerBytes: 10_000 };
    const large = `{"data":{"a":"${'x'.repeat(200_000)}"}}`;
    const plain = await serve((_, response) => response.end(large), limits);
    expect(await plain.send(request())).toMatchObject({ failure: 'too-large' });
    const bomb = await serve(
      (_, response) => response.setHeader('content-encoding', 'gzip').end(gzipSync(large)),
      limits,
    );
    expect(await bomb.send(request())).toMatchObject({ failure: 'too-large' });
    const endless = await serveBytes((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      const pour = (): void => {
        while (!socket.destroyed && socket.write('x'.repeat(5_000)));
        socket.once('drain', pour);
      };
      pour();
    }, limits);
    expect(await endless.send(request())).toMatchObject({ failure: 'too-large' });
  });

  test('keeps integers that a double cannot hold', async () => {
    const client = await serve((_, response) =>
      response.end('{"data":{"n":9007199254740993,"m":[1e3,-0.5,12345678901234567890]}}'),
    );
    expect(JSON.stringify(await client.send(request()))).toContain(
      '{"n":9007199254740993,"m":[1000,-0.5,12345678901234567890]}',
    );
  });
});

describe('a subgraph that misbehaves', () => {
  test('by refusing connections is unreachable', async () => {
    const server = createServer();
    const port = await listen(server);
    await cleanups.pop()?.();
    expect(await connect(port).send(request())).toMatchObject({ failure: 'unreachable' });
  });

  test.each([
    ['hanging up at once', (socket: Socket) => socket.destroy()],
    ['resetting', (socket: Socket) => socket.resetAndDestroy()],
    ['speaking no HTTP', (socket: Socket) => socket.end('SSH-2.0-OpenSSH\r\n')],
    ['breaking off the headers', (socket: Socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-le')],
    [
      'breaking off a body of known length',
      (socket: Socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{"data"'),
    ],
    [
      'breaking off a chunked body',
      (socket: Socket) => socket.end('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{"dat'),
    ],
  ])('by %s is unreachable', async (_name, behave) => {
    const client = await serveBytes(behave);
    expect(await client.send(request())).toMatchObject({ kind: 'failure', failure: 'unreachable' });
  });

  test('by breaking off a body of unknown length gives no answer', async () => {
    const client = await serveBytes((socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n{"data":{'));
    expect(await client.send(request())).toMatchObject({ failure: 'bad-answer' });
  });

  test.each([
    ['silence', () => undefined],
    [
      'headers and silence',
      (socket: Socket) => void socket.write('HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{'),
    ],
  ])('by %s is cut off in time', async (_name, behave) => {
    const client = await serveBytes(behave, { timeoutMs: 50 });
    expect(await client.send(request())).toMatchObject({ failure: 'timeout' });
  });

  test('is asked again once it behaves, without a restart', async () => {
    let healthy = false;
    const client = await serve((incoming, response) =>
      healthy ? response.end(ANSWER) : incoming.socket.destroy(),
    );
    expect(await client.send(request())).toMatchObject({ failure: 'unreachable' });
    healthy = true;
    expect(await client.send(request())).toEqual(answered);
  });
});

describe('a cancelled request', () => {
  test('settles at once and closes its connection', async () => {
    const abort = new AbortController();
    let closed: Promise<void> | undefined;
    const client = await serve((incoming) => {
      closed = new Promise((resolve) => incoming.socket.once('close', () => resolve()));
      abort.abort();
    });
    expect(await client.send(request({ signal: abort.signal }))).toMatchObject({ failure: 'cancelled' });
    await closed;
  });

  test('settles also while it waits for a connection, and is then not sent', async () => {
    let received = 0;
    let release = (): void => undefined;
    const client = await serve(
      (_, response) => {
        received += 1;
        release = () => response.end(ANSWER);
      },
      { maxConnections: 1 },
    );
    const first = client.send(request());
    const abort = new AbortController();
    const second = client.send(request({ signal: abort.signal }));
    abort.abort();
    expect(await second).toMatchObject({ failure: 'cancelled' });
    await expect.poll(() => received).toBe(1);
    release();
    expect(await first).toEqual(answered);
    const third = client.send(request());
    await expect.poll(() => received).toBe(2);
    release();
    expect(await third).toEqual(answered);
  });

  test('that was cancelled before is not sent', async () => {
    let received = 0;
    const client = await serve((_, response) => {
      received += 1;
      response.end(ANSWER);
    });
    expect(await client.send(request({ signal: AbortSignal.abort() }))).toMatchObject({
      failure: 'cancelled',
    });
    expect(await client.send(request())).toEqual(answered);
    expect(received).toBe(1);
  });
});

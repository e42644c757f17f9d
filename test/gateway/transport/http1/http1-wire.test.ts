import { once } from 'node:events';
import type { Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { createHttp1Wire } from '../../../../gateway/transport/http1/http1-wire.ts';
import type { Wire, WireOptions } from '../../../../gateway/transport/wire.ts';
import { answerOf, ask, type BytesServer, serveBytes, wireOptions } from './support.ts';

const cleanups: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const clean of cleanups.splice(0)) await clean();
});

type Answer = (socket: Socket, text: string, connection: number) => unknown;

async function open(
  answer: Answer,
  more: Partial<WireOptions> = {},
): Promise<{ wire: Wire; server: BytesServer }> {
  const server = await serveBytes(answer);
  const wire = createHttp1Wire(wireOptions(server.url, more));
  cleanups.push(
    () => server.close(),
    () => wire.close(),
  );
  return { wire, server };
}

const ok = { status: 200, contentType: undefined, body: 'ok' };

describe('a request', () => {
  test('is a POST of the body with the headers of the wire and its own', async () => {
    let seen = '';
    const { wire, server } = await open((socket, text) => {
      seen = text;
      socket.write(answerOf('ok'));
    });
    await ask(wire, { body: '{"a":"ế"}', headers: ['x-request-id', 'r1'] });
    expect(Buffer.from(seen, 'latin1').toString()).toBe(
      `POST /graphql?x=1 HTTP/1.1\r\nhost: ${server.url.host}\r\ncontent-type: application/json\r\n` +
        'x-request-id: r1\r\ncontent-length: 11\r\n\r\n{"a":"ế"}',
    );
  });

  test.each([
    ['a line end in a value', ['x-a', 'b\r\nx-c: d']],
    ['a line end in a name', ['x-a\r\nx-b', 'c']],
    ['a length of its own', ['content-length', '0']],
    ['a coding of its own', ['transfer-encoding', 'chunked']],
    ['a host of its own', ['host', 'elsewhere']],
  ])('with %s is not sent', async (_name, headers) => {
    const { wire, server } = await open((socket) => socket.write(answerOf('ok')));
    await expect(ask(wire, { headers })).rejects.toThrow(TypeError);
    expect(server.connections()).toBe(0);
  });
});

describe('a connection', () => {
  test('is used again, by one request at a time', async () => {
    const { wire, server } = await open((socket) => socket.write(answerOf('ok')));
    for (let request = 0; request < 3; request++) expect(await ask(wire)).toEqual(ok);
    expect(server.connections()).toBe(1);
    await Promise.all([ask(wire), ask(wire), ask(wire)]);
    expect(server.connections()).toBe(3);
  });

  test('is one of at most so many; who finds none free gets the next, in order', async () => {
    const held: Socket[] = [];
    const { wire, server } = await open((socket) => held.push(socket), { maxConnections: 2 });
    const ended: number[] = [];
    const asked = [0, 1, 2, 3].map(async (index) => {
      const outcome = await ask(wire);
      ended.push(index);
      return outcome;
    });
    while (ended.length < 4) {
      held.shift()?.write(answerOf('ok'));
      await new Promise(setImmediate);
    }
    expect(await Promise.all(asked)).toEqual([ok, ok, ok, ok]);
    expect(ended).toEqual([0, 1, 2, 3]);
    expect(server.connections()).toBe(2);
  });

  test.each([
    ['the answer says so', (socket: Socket) => socket.write(answerOf('ok', 'Connection: close\r\n'))],
    [
      'it would be closed within a second',
      (socket: Socket) => socket.write(answerOf('ok', 'Keep-Alive: timeout=1\r\n')),
    ],
    [
      'bytes follow that nobody asked for',
      (socket: Socket) => socket.write(`${answerOf('ok')}HTTP/1.1 200 OK`),
    ],
  ])('is not used again when %s', async (_name, answer) => {
    const { wire, server } = await open(answer);
    expect(await ask(wire)).toEqual(ok);
    expect(await ask(wire)).toEqual(ok);
    expect(server.connections()).toBe(2);
  });

  test('on which bytes come while nobody asks is closed: they are nobody’s answer', async () => {
    const sockets: Socket[] = [];
    const { wire } = await open((socket) => {
      sockets.push(socket);
      socket.write(answerOf('ok'));
    });
    expect(await ask(wire)).toEqual(ok);
    const closed = once(sockets[0] as Socket, 'close');
    (sockets[0] as Socket).write(answerOf('of somebody else'));
    await closed;
    expect(await ask(wire)).toEqual(ok);
  });
});

describe('a connection that was closed while it was idle', () => {
  /** Answers the first request of the first connection; closes at the second. */
  const closeSecond: (seen: string[]) => Answer = (seen) => (socket, text, connection) => {
    seen.push(text);
    if (seen.length === 2 && connection === 0) socket.destroy();
    else socket.write(answerOf('ok'));
  };

  test('costs a query nothing: it is sent once more on a new one', async () => {
    const seen: string[] = [];
    const { wire, server } = await open(closeSecond(seen));
    await ask(wire);
    expect(await ask(wire)).toEqual(ok);
    expect([seen.length, server.connections()]).toEqual([3, 2]);
  });

  test('fails what must not be sent twice', async () => {
    const seen: string[] = [];
    const { wire } = await open(closeSecond(seen));
    await ask(wire);
    expect(await ask(wire, { isRepeatable: false })).toHaveProperty('error');
    expect(seen).toHaveLength(2);
  });

  test('fails a query too once a byte of its answer has come, or the connection was new', async () => {
    let requests = 0;
    const { wire } = await open((socket) => {
      requests += 1;
      if (requests === 1) socket.write(answerOf('ok'));
      else socket.write('H', () => socket.destroy());
    });
    await ask(wire);
    expect(await ask(wire)).toHaveProperty('error');
    expect(await ask(wire)).toHaveProperty('error');
    expect(requests).toBe(3);
  });
});

describe('a request that is given up', () => {
  test('closes its connection, and is told so once', async () => {
    const closed = Promise.withResolvers<undefined>();
    let giveUp: (reason: Error) => void = () => undefined;
    const { wire, server } = await open((socket) => {
      socket.once('close', () => closed.resolve(undefined));
      if (server.connections() === 1) giveUp(new Error('enough'));
      else socket.write(answerOf('ok'));
    });
    expect(await ask(wire, { onStart: (abort) => (giveUp = abort) })).toEqual({ error: 'enough' });
    await closed.promise;
    expect(await ask(wire)).toEqual(ok);
  });

  test('while it waits for a connection, or before it is sent, is never sent', async () => {
    const seen: string[] = [];
    const { wire } = await open(
      (socket, text) => {
        seen.push(text);
        waiting[1]?.(new Error('enough'));
        socket.write(answerOf('ok'));
      },
      { maxConnections: 1 },
    );
    const waiting: ((reason: Error) => void)[] = [];
    const first = ask(wire, { onStart: (abort) => waiting.push(abort) });
    const second = ask(wire, { onStart: (abort) => waiting.push(abort) });
    expect([await first, await second]).toEqual([ok, { error: 'enough' }]);
    void ask(wire, { onStart: (abort) => abort(new Error('at once')) });
    expect(await ask(wire)).toEqual(ok);
    expect(seen).toHaveLength(2);
  });
});

test('closing lets the requests under way end', async () => {
  const held = Promise.withResolvers<Socket>();
  const { wire } = await open((socket) => held.resolve(socket));
  const outcome = ask(wire);
  const socket = await held.promise;
  const closed = wire.close();
  socket.write(answerOf('ok'));
  expect(await outcome).toEqual(ok);
  await closed;
});

test.each([
  ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nok!'],
  [
    'a length beside chunks',
    'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n',
  ],
  ['a length that is no number', 'HTTP/1.1 200 OK\r\nContent-Length: +2\r\n\r\nok'],
  ['a length with a no-break space', 'HTTP/1.1 200 OK\r\nContent-Length: 2\u00a0\r\n\r\nok'],
  [
    'a provisional answer that has a body',
    `HTTP/1.1 103 Early Hints\r\nContent-Length: 2\r\n\r\nok${answerOf('ok')}`,
  ],
  [
    'a provisional answer in chunks',
    `HTTP/1.1 103 Early Hints\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${answerOf('ok')}`,
  ],
  ['a blank before the colon', 'HTTP/1.1 200 OK\r\nContent-Length : 2\r\n\r\nok'],
  ['a folded line', 'HTTP/1.1 200 OK\r\nX-A: 1\r\n 2\r\nContent-Length: 2\r\n\r\nok'],
  ['an unknown coding', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n'],
  ['leave to continue', 'HTTP/1.1 100 Continue\r\n\r\n'],
  ['another protocol', 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n'],
  [
    'a chunk that is longer than it says',
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nok\r\n0\r\n\r\n',
  ],
  ['a head without end', `HTTP/1.1 200 OK\r\nX-A: ${'a'.repeat(40_000)}`],
  ['HTML and no head', '<html>no</html>\r\n\r\n'],
])('an answer with %s is refused, and its connection given up', async (_name, bytes) => {
  const closed = Promise.withResolvers<undefined>();
  const { wire } = await open((socket) => {
    socket.once('close', () => closed.resolve(undefined));
    socket.write(bytes, 'latin1');
  });
  expect(await ask(wire)).toHaveProperty('error');
  await closed.promise;
});

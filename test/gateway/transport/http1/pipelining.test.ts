import { once } from 'node:events';
import type { Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createHttp1Wire } from '../../../../gateway/transport/http1/http1-wire.ts';
import type { Wire, WireOptions } from '../../../../gateway/transport/wire.ts';
import { createFakeClock, type FakeClock } from '../../../support/fake-clock.ts';
import {
  answerOf,
  ask,
  type AskOptions,
  echoed,
  type HandServer,
  type Received,
  serveByHand,
  together,
  type WireOutcome,
  wireOptions,
  writePieces,
} from './support.ts';

let server: HandServer;
let clock: FakeClock;
let wire: Wire;

beforeEach(async () => {
  server = await serveByHand();
  clock = createFakeClock();
  wire = createWire();
});

afterEach(() => server.close());

const createWire = (more: Partial<WireOptions> = {}): Wire =>
  createHttp1Wire(wireOptions(server.url, { maxConnections: 8, maxPipelined: 4, clock, ...more }));

const query = (body: string, more: AskOptions = {}): Promise<WireOutcome> => ask(wire, { body, ...more });

const queries = (...bodies: string[]): Promise<WireOutcome[]> =>
  Promise.all(bodies.map((body) => query(body)));

const mutation = (body: string): Promise<WireOutcome> => ask(wire, { body, isRepeatable: false });

/** Lets the patience with a late answer end; those behind it are then on their way. */
async function beLate(): Promise<void> {
  clock.advance(100);
  await setImmediate();
}

describe('queries of one turn', () => {
  test('go together on one connection, and each gets the answer to itself', async () => {
    const asked = queries('a', 'b', 'c');
    expect(together(await server.echo(3))).toEqual(['abc']);
    expect(await asked).toEqual(['a', 'b', 'c'].map(echoed));
    const next = queries('d', 'e');
    expect(together(await server.echo(2))).toEqual(['de']);
    expect(await next).toEqual(['d', 'e'].map(echoed));
    expect(server.connections()).toBe(1);
  });

  test('get their answers on a connection that is only kept until then', async () => {
    const asked = queries('a', 'b');
    for (const { echo } of await server.take(2)) echo('Keep-Alive: timeout=1\r\n');
    expect(await asked).toEqual(['a', 'b'].map(echoed));
    expect(server.connections()).toBe(1);
  });

  test('go together only up to so many', async () => {
    wire = createWire({ maxPipelined: 2 });
    const asked = queries('a', 'b', 'c');
    expect(together(await server.echo(3))).toEqual(['ab', 'c']);
    expect(await asked).toEqual(['a', 'b', 'c'].map(echoed));
  });

  test('get their answers however these are cut into packets', async () => {
    const chunked =
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nb\r\n1;x\r\nb\r\n0\r\nX-A: b\r\n\r\n';
    const bytes = Buffer.from(answerOf('a') + chunked + answerOf('') + answerOf('c'));
    for (let cut = 0; cut <= bytes.length; cut++) {
      const asked = queries('a', 'b', '', 'c');
      const [first] = await server.take(4);
      if (first) await writePieces(first.socket, [bytes.subarray(0, cut), bytes.subarray(cut)], false);
      expect(await asked).toEqual(['a', 'bb', '', 'c'].map(echoed));
    }
    expect(server.connections()).toBe(1);
  });

  test('find at most so many connections; the others wait in order', async () => {
    wire = createWire({ maxConnections: 2, maxPipelined: 2 });
    const ended: string[] = [];
    const asked = ['a', 'b', 'c', 'd', 'e', 'f'].map((body) =>
      query(body, { onEnd: () => ended.push(body) }),
    );
    const [first] = await server.take(4);
    expect(server.untaken()).toBe(0);
    first?.socket.write(answerOf('a') + answerOf('b'));
    expect(together(await server.echo(1))).toEqual(['e']);
    expect(together(await server.echo(1))).toEqual(['f']);
    await asked[5];
    expect(ended).toEqual(['a', 'b', 'e', 'f']);
    expect(server.connections()).toBe(2);
  });
});

describe('what must not be sent twice', () => {
  test('is sent at once on a connection for itself, also between queries', async () => {
    const asked = [query('a'), mutation('M'), query('b'), mutation('N')];
    expect(together(await server.echo(4))).toEqual(['M', 'N', 'ab']);
    expect(await Promise.all(asked)).toEqual(['a', 'M', 'b', 'N'].map(echoed));
  });

  test('waits for a free connection rather than stand behind a query', async () => {
    wire = createWire({ maxConnections: 1 });
    const asked = query('a');
    const [first] = await server.take(1);
    const waiting = mutation('M');
    await setImmediate();
    expect(server.untaken()).toBe(0);
    first?.echo();
    await asked;
    await server.echo(1);
    expect(await waiting).toEqual(echoed('M'));
  });
});

describe('those behind an answer that is late', () => {
  test('are sent again, each by itself; the late one is waited for', async () => {
    const asked = queries('a', 'b', 'c');
    const [late] = await server.take(3);
    await beLate();
    expect(together(await server.echo(2))).toEqual(['b', 'c']);
    const closed = once(late?.socket as Socket, 'close');
    late?.socket.write(answerOf('a') + answerOf('not the b that was waited for'));
    expect(await asked).toEqual(['a', 'b', 'c'].map(echoed));
    await closed;
  });

  test('wait in order when there is no other connection', async () => {
    wire = createWire({ maxConnections: 1 });
    const asked = queries('a', 'b', 'c');
    const [late] = await server.take(3);
    await beLate();
    late?.echo();
    expect(together(await server.echo(1))).toEqual(['b']);
    expect(together(await server.echo(1))).toEqual(['c']);
    expect(await asked).toEqual(['a', 'b', 'c'].map(echoed));
    expect(server.connections()).toBe(2);
  });

  test('wait longer while everything takes longer', async () => {
    const slow = query('slow');
    await server.take(1).then(([only]) => {
      clock.advance(3_200);
      only?.echo();
    });
    await slow;
    const asked = queries('a', 'b');
    const [late] = await server.take(2);
    clock.advance(999);
    await setImmediate();
    expect(server.connections()).toBe(1);
    clock.advance(1);
    await setImmediate();
    expect(together(await server.echo(1))).toEqual(['b']);
    late?.echo();
    expect(await asked).toEqual(['a', 'b'].map(echoed));
  });

  test('are not there when all were answered in time', async () => {
    const asked = queries('a', 'b');
    await server.echo(2);
    await asked;
    expect(clock.pending).toBe(0);
  });
});

const broken = { error: expect.any(String) };

test.each<[string, unknown, (first: Received) => unknown]>([
  ['malformed', broken, ({ socket }) => socket.write('HTTP/1.1 nonsense\r\n\r\n')],
  ['never begun', broken, ({ socket }) => socket.destroy()],
  ['never finished', broken, ({ socket }) => socket.end(answerOf('a').slice(0, -1))],
  ['the last of its connection', echoed('a'), ({ echo }) => echo('Connection: close\r\n')],
  ['of HTTP/1.0', echoed('a'), ({ socket }) => socket.write(answerOf('a').replace('1.1', '1.0'))],
  ['without a length', echoed('a'), ({ socket }) => socket.end('HTTP/1.1 200 OK\r\n\r\na')],
  ['followed by the end', echoed('a'), ({ socket }) => socket.end(answerOf('a'))],
])('those behind an answer that is %s are sent again, each by itself', async (_name, outcome, answer) => {
  for (const rest of [['b'], ['b', 'c']]) {
    wire = createWire();
    const asked = queries('a', ...rest);
    const [first] = await server.take(1 + rest.length);
    answer(first as Received);
    expect(together(await server.echo(rest.length))).toEqual(rest);
    expect(await asked).toEqual([outcome, ...rest.map(echoed)]);
    const next = queries('d', 'e');
    expect(together(await server.echo(2)), 'nothing is pipelined').toHaveLength(2);
    await next;
  }
});

describe('after some were sent again', () => {
  /** One that is late, with another behind it. */
  async function strand(): Promise<void> {
    const asked = queries('x', 'y');
    const [late] = await server.take(2);
    await beLate();
    await server.echo(1);
    late?.echo();
    await asked;
  }

  test('nothing is pipelined for five seconds', async () => {
    await strand();
    clock.advance(4_999);
    const apart = queries('a', 'b');
    expect(together(await server.echo(2))).toHaveLength(2);
    await apart;
    clock.advance(1);
    const again = queries('c', 'd');
    expect(together(await server.echo(2))).toEqual(['cd']);
    await again;
  });

  test('nor is what was gathered before, and is sent after', async () => {
    const asked = queries('a', 'b');
    const [late] = await server.take(2);
    clock.advance(100);
    const next = queries('c', 'd');
    expect(together(await server.echo(3))).toHaveLength(3);
    late?.echo();
    expect(await asked).toEqual(['a', 'b'].map(echoed));
    await next;
  });
});

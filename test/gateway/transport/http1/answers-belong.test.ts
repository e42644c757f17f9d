import fc from 'fast-check';
import type { Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createHttp1Wire } from '../../../../gateway/transport/http1/http1-wire.ts';
import type { ResponseHandler, Wire } from '../../../../gateway/transport/wire.ts';
import { createFakeClock, type FakeClock } from '../../../support/fake-clock.ts';
import { type BytesServer, serveBytes, wireOptions } from './support.ts';

/** How the server answers one request. */
interface Manner {
  readonly isChunked: boolean;
  /** Positions, as parts of the answer, at which a new packet begins. */
  readonly cuts: readonly number[];
  /** Turns of the event loop that it takes its time. */
  readonly turns: number;
  readonly end: 'kept' | 'announced' | 'sudden' | 'half' | 'unanswered';
}

interface Request {
  readonly isRepeatable: boolean;
  readonly padding: string;
  /** The turn, after that in which it is sent, in which it is given up. */
  readonly givenUpAfter: number | undefined;
  /** What its handler does while it is told of the end: sends another query, or gives up the one sent after it. */
  readonly atEnd: 'nothing' | 'another' | 'give up the next';
}

interface Scenario {
  readonly maxConnections: number;
  readonly maxPipelined: number;
  readonly manners: readonly Manner[];
  /** What is sent in one turn, and the milliseconds that pass after it. */
  readonly turns: readonly { readonly requests: readonly Request[]; readonly ms: number }[];
}

/** What one handler was told. */
interface Told {
  readonly body: string;
  readonly isRepeatable: boolean;
  text: string;
  ends: number;
  errors: number;
  abort: (reason: Error) => void;
}

const padding = fc.constantFrom('', 'x', 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n', 'y'.repeat(300));
const manner: fc.Arbitrary<Manner> = fc.record({
  isChunked: fc.boolean(),
  cuts: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 4 }),
  turns: fc.nat(4),
  end: fc.constantFrom('kept', 'kept', 'kept', 'kept', 'kept', 'announced', 'sudden', 'half', 'unanswered'),
});
const request: fc.Arbitrary<Request> = fc.record({
  isRepeatable: fc.constantFrom(true, true, true, false),
  padding,
  givenUpAfter: fc.option(fc.nat(6), { nil: undefined, freq: 4 }),
  atEnd: fc.constantFrom('nothing', 'nothing', 'another', 'give up the next'),
});
const scenario: fc.Arbitrary<Scenario> = fc.record({
  maxConnections: fc.integer({ min: 1, max: 4 }),
  maxPipelined: fc.integer({ min: 2, max: 5 }),
  manners: fc.array(manner, { minLength: 1, maxLength: 12 }),
  turns: fc.array(
    fc.record({
      requests: fc.array(request, { maxLength: 7 }),
      ms: fc.constantFrom(0, 0, 0, 0, 100, 5_000),
    }),
    { minLength: 1, maxLength: 8 },
  ),
});

function piecesOf(body: string, { isChunked, cuts, end }: Manner): readonly Buffer[] {
  const closing = end === 'announced' ? 'Connection: close\r\n' : '';
  const size = Buffer.byteLength(body);
  const framed = isChunked
    ? `Transfer-Encoding: chunked\r\n\r\n${size.toString(16)}\r\n${body}\r\n0\r\n\r\n`
    : `Content-Length: ${size}\r\n\r\n${body}`;
  const all = Buffer.from(`HTTP/1.1 200 OK\r\n${closing}${framed}`);
  const whole = end === 'half' ? all.subarray(0, all.length / 2) : all;
  const positions = [0, ...cuts.map((cut) => Math.floor(cut * whole.length)), whole.length];
  const sorted = positions.toSorted((a, b) => a - b);
  return sorted.slice(1).map((to, index) => whole.subarray(sorted[index], to));
}

async function answer(socket: Socket, body: string, manner: Manner): Promise<void> {
  for (let turn = 0; turn < manner.turns; turn++) await setImmediate();
  if (socket.destroyed) return;
  const pieces = manner.end === 'unanswered' ? [] : piecesOf(body, manner);
  for (const [at, piece] of pieces.entries()) {
    // Not after the last one: what is written in one turn is mostly read at once.
    if (at > 0) await setImmediate();
    socket.write(piece);
  }
  if (manner.end === 'announced' || manner.end === 'half') socket.end();
  else if (manner.end !== 'kept') socket.destroySoon();
}

/** Echoes bodies, one after another on each connection, in the manners in turn. @param seen gets every body */
function serveEcho(manners: readonly Manner[], seen: string[]): Promise<BytesServer> {
  const last = new Map<Socket, Promise<void>>();
  return serveBytes((socket, text) => {
    const body = text.slice(text.indexOf('\r\n\r\n') + 4);
    const manner = manners[seen.length % manners.length] as Manner;
    seen.push(body);
    const before = last.get(socket) ?? Promise.resolve();
    last.set(
      socket,
      before.then(() => (socket.writable ? answer(socket, body, manner) : undefined)),
    );
  });
}

const PLAIN: Request = { isRepeatable: true, padding: '', givenUpAfter: undefined, atEnd: 'nothing' };
/** Far more than the slowest need. */
const MANY_TURNS = 5_000;
const GIVEN_UP = new Error('given up');

/** @param all gets what the handler is told, and that of those that are sent at its end */
function send(wire: Wire, request: Request, all: Told[]): Told {
  const { isRepeatable, atEnd } = request;
  const at = all.length;
  const body = `${at}:${request.padding}`;
  const told: Told = { body, isRepeatable, text: '', ends: 0, errors: 0, abort: () => undefined };
  all.push(told);
  const end = (): void => {
    if (atEnd === 'another') send(wire, PLAIN, all);
    if (atEnd === 'give up the next') all[at + 1]?.abort(GIVEN_UP);
  };
  const handler: ResponseHandler = {
    onStart: (abort) => (told.abort = abort),
    onHead: () => undefined,
    onData: (chunk) => (told.text += told.ends + told.errors === 0 ? chunk.toString() : 'too late'),
    onEnd: () => {
      told.ends += 1;
      end();
    },
    onError: () => {
      told.errors += 1;
      end();
    },
  };
  wire.dispatch({ headers: [], body, isRepeatable }, handler);
  return told;
}

/** Waits until the wire is closed, unless some are never told. */
async function close(wire: Wire, all: readonly Told[]): Promise<void> {
  const closed = wire.close();
  const isOver = (): boolean => all.every(({ ends, errors }) => ends + errors > 0);
  for (let turn = 0; turn < MANY_TURNS && !isOver(); turn++) await setImmediate();
  if (isOver()) await closed;
}

/** Sends all, lets the time pass, and closes the wire while some are under way. */
async function play(wire: Wire, clock: FakeClock, turns: Scenario['turns']): Promise<readonly Told[]> {
  const all: Told[] = [];
  const givenUp = new Map<number, Told[]>();
  for (let turn = 0; turn < turns.length + 7; turn++) {
    const { requests, ms } = turns[turn] ?? { requests: [], ms: 0 };
    for (const request of requests) {
      const told = send(wire, request, all);
      const at = turn + (request.givenUpAfter ?? Infinity);
      givenUp.set(at, [...(givenUp.get(at) ?? []), told]);
    }
    for (const { abort } of givenUp.get(turn) ?? []) abort(GIVEN_UP);
    await setImmediate();
    clock.advance(ms);
  }
  await close(wire, all);
  return all;
}

/** @param seen what the server got */
function whatIsWrong({ body, isRepeatable, text, ends, errors }: Told, seen: readonly string[]): string[] {
  const wrong: string[] = [];
  if (ends + errors !== 1) wrong.push(`${body} was told ${ends} ends and ${errors} errors`);
  if (ends === 1 ? text !== body : !body.startsWith(text)) wrong.push(`${body} got ${text}`);
  const times = seen.filter((other) => other === body).length;
  if (!isRepeatable && times > 1) wrong.push(`${body} was sent ${times} times`);
  return wrong;
}

test('every request is told once of its end, and every answer is its own, whatever happens to others', async () => {
  const property = fc.asyncProperty(scenario, async ({ maxConnections, maxPipelined, manners, turns }) => {
    const seen: string[] = [];
    const clock = createFakeClock();
    const server = await serveEcho(manners, seen);
    const wire = createHttp1Wire(wireOptions(server.url, { maxConnections, maxPipelined, clock }));
    const all = await play(wire, clock, turns);
    await server.close();
    expect(all.flatMap((told) => whatIsWrong(told, seen))).toEqual([]);
    expect(clock.pending, 'timers that are left').toBe(0);
  });
  await fc.assert(property, { numRuns: 200 });
}, 60_000);

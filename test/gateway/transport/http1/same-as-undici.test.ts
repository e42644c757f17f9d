import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createHttp1Wire } from '../../../../gateway/transport/http1/http1-wire.ts';
import { createUndiciWire } from '../../../../gateway/transport/undici-wire.ts';
import type { Wire, WireOptions } from '../../../../gateway/transport/wire.ts';
import { ask, type BytesServer, serveBytes, type WireOutcome, wireOptions, writePieces } from './support.ts';

/** An answer as bytes, and how they arrive. */
interface Script {
  readonly bytes: string;
  /** Positions, as parts of the whole, at which a new packet begins. */
  readonly cuts: readonly number[];
  readonly thenEnd: boolean;
}

let script: Script;
let server: BytesServer;

beforeAll(async () => {
  server = await serveBytes((socket) => writePieces(socket, piecesOf(script), script.thenEnd));
});

afterAll(() => server.close());

/** On a connection of its own: the server closes each after its answer. */
async function askAlone(createWire: (options: WireOptions) => Wire): Promise<WireOutcome> {
  const wire = createWire(wireOptions(server.url));
  const outcome = await ask(wire);
  await wire.close();
  return outcome;
}

function piecesOf({ bytes, cuts }: Script): readonly Buffer[] {
  const all = Buffer.from(bytes, 'latin1');
  const positions = [...new Set([0, ...cuts.map((cut) => Math.floor(cut * all.length)), all.length])];
  const sorted = positions.toSorted((a, b) => a - b);
  return sorted.slice(1).map((end, index) => all.subarray(sorted[index], end));
}

const text = fc.string({ unit: fc.constantFrom('a', '{', '"', '\r', '\n', '0', '\xe9', ' '), maxLength: 60 });
const field = fc.constantFrom(
  'Content-Type: application/json\r\n',
  'content-type:text/html\r\n',
  'X-Empty:\r\n',
  'X-Blanks:  \t a  b \t\r\n',
  'Vary: a\r\nVary: b\r\n',
  'Connection: close\r\n',
  'Connection: keep-alive\r\nKeep-Alive: timeout=9\r\n',
  'Set-Cookie: a=\xe9\r\n',
);
const fields = fc.array(field, { maxLength: 4 }).map((all) => all.join(''));
const statusLine = fc
  .tuple(fc.constantFrom(200, 200, 200, 201, 400, 404, 500, 503), fc.constantFrom(' OK', ' ', ' Very fine'))
  .map(([status, reason]) => `HTTP/1.1 ${status}${reason}\r\n`);
const provisional = fc.constantFrom('', '', 'HTTP/1.1 103 Early\r\nLink: x\r\n\r\n');

const chunked = fc
  .tuple(
    fc.array(text, { maxLength: 4 }),
    fc.constantFrom('', ';a', ';a=b'),
    fc.constantFrom('', 'Sum: 1\r\n'),
  )
  .map(([parts, extension, trailer]) => {
    const chunks = parts.filter((part) => part !== '');
    const written = chunks.map((part) => `${part.length.toString(16)}${extension}\r\n${part}\r\n`);
    return `Transfer-Encoding: chunked\r\n\r\n${written.join('')}0\r\n${trailer}\r\n`;
  });
const sized = text.map((body) => `Content-Length: ${body.length}\r\n\r\n${body}`);
const untilClose = text.map((body) => `\r\n${body}`);

const correct: fc.Arbitrary<Script> = fc.record({
  bytes: fc
    .tuple(provisional, statusLine, fields, fc.oneof(sized, chunked, untilClose))
    .map((parts) => parts.join('')),
  cuts: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 5 }),
  thenEnd: fc.constant(true),
});

/** One byte of a correct answer is another, missing, or one too many; or it ends in the middle. */
const damaged: fc.Arbitrary<Script> = fc
  .tuple(
    correct,
    fc.double({ min: 0, max: 0.999, noNaN: true }),
    fc.constantFrom('cut', 'drop', 'put', 'change'),
    text,
  )
  .map(([whole, place, how, other]) => {
    const at = Math.floor(place * whole.bytes.length);
    const [before, after] = [whole.bytes.slice(0, at), whole.bytes.slice(at)];
    const rest = {
      cut: '',
      drop: after.slice(1),
      put: other + after,
      change: `${other.slice(0, 1)}${after.slice(1)}`,
    };
    return { ...whole, bytes: before + rest[how as keyof typeof rest] };
  });

test('what is correct, in whatever pieces it comes, is read as undici reads it', async () => {
  const same = fc.asyncProperty(correct, async (next) => {
    script = next;
    expect(await askAlone(createHttp1Wire)).toEqual(await askAlone(createUndiciWire));
  });
  await fc.assert(same, { numRuns: 300 });
});

const REFUSED = 'refused';

test('what is damaged is read as undici reads it, or refused', async () => {
  const sameOrStricter = fc.asyncProperty(damaged, async (next) => {
    script = next;
    const read = await askAlone(createHttp1Wire);
    const expected = await askAlone(createUndiciWire);
    expect([expected, REFUSED]).toContainEqual('error' in read ? REFUSED : read);
  });
  await fc.assert(sameOrStricter, { numRuns: 700 });
});

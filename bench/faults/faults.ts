import type { Socket } from 'node:net';
import { NONCE_HEADER } from '../../platform/http/headers.ts';

/**
 * What becomes of a request.
 * @param pass hands it on to the subgraph, and the answer back.
 * @param request head and body.
 * @returns whether the whole answer has been written to the socket, so that the next request can have its own.
 */
export type Fault = (socket: Socket, pass: () => void, request: string) => 'answered' | undefined;

/** None. */
export const passOn: Fault = (_, pass) => {
  pass();
  return undefined;
};

/** Says nothing, and keeps the connection. */
export const silence: Fault = () => undefined;

/** TCP reset before an answer. */
export const reset: Fault = (socket) => void socket.resetAndDestroy();

/** Closes its side without a word. */
export const halfClose: Fault = (socket) => void socket.end();

/** Ends the connection in the middle of an answer of known length. */
export const breakOff: Fault = (socket, _, request) =>
  void socket.end(`${beginningOf(request)}content-length: 500\r\n\r\n{"data":{"_ent`);

/** A complete HTTP answer, which names its request as our registers do. */
export function answerWith(status: number, body: string, type = 'application/json'): Fault {
  return (socket, _, request) => {
    socket.write(answerText(status, body, `content-type: ${type}\r\n${nonceIn(request)}`));
    return 'answered';
  };
}

/** What nobody asked for, in front of the answer: on the same connection two answers follow each other. */
export function unasked(status: number): Fault {
  return (socket, pass) => {
    socket.write(answerText(status, '{"data":{"_entities":[]}}', 'content-type: application/json\r\n'));
    return passOn(socket, pass, '');
  };
}

/** Two answers to one request. */
export const answerTwice: Fault = (_, pass) => {
  pass();
  pass();
  return undefined;
};

/** @param fields header lines, each with its line end */
function answerText(status: number, body: string, fields: string): string {
  return `HTTP/1.1 ${status} Whatever\r\n${fields}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

/** Of an answer that names its request. */
function beginningOf(request: string): string {
  return `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n${nonceIn(request)}`;
}

function nonceIn(request: string): string {
  return new RegExp(`^${NONCE_HEADER}:.*\r\n`, 'im').exec(request)?.[0] ?? '';
}

/** So much JSON, cut shortly before its end, with a number longer than those that JSON.parse keeps. @param bytes about */
export function brokenJson(bytes: number): string {
  const entity = '{"__typename":"Citizen","id":"008090990001","n":1234567890123456},';
  return `{"data":{"_entities":[${entity.repeat(bytes / entity.length)}{"__typename":"Cit`;
}

/** A byte now and then, for ever: never silent, never done. */
export const drip: Fault = (socket, _, request) => {
  socket.write(`${beginningOf(request)}transfer-encoding: chunked\r\n\r\n`);
  const timer = setInterval(() => socket.write('1\r\n \r\n'), 5);
  socket.once('close', () => clearInterval(timer));
};

/** As many bytes as the other side takes, for ever. */
export const flood: Fault = (socket, _, request) => {
  socket.write(`${beginningOf(request)}\r\n{"data":{"_entities":"`);
  const filler = Buffer.alloc(65_536, 'x');
  const pour = (): void => {
    while (!socket.destroyed && socket.write(filler));
  };
  socket.on('drain', pour);
  pour();
};

/** Announces more bytes than anyone has, and sends none. */
export const announceGigantic: Fault = (socket, _, request) =>
  void socket.write(`${beginningOf(request)}content-length: 99999999999\r\n\r\n`);

/** Hands on late. @param ms milliseconds */
export function delay(ms: number): Fault {
  return (_, pass) => void setTimeout(pass, ms);
}

/** Answers requests for entities with fewer than were asked for, namely none; others pass. */
export const loseEntities: Fault = (socket, pass, request) =>
  request.includes('_entities')
    ? answerWith(200, '{"data":{"_entities":[]}}')(socket, pass, request)
    : passOn(socket, pass, request);

/** The first so many requests meet the fault, the others pass. */
export function times(count: number, fault: Fault): Fault {
  let left = count;
  return (socket, pass, request) => {
    left -= 1;
    return (left >= 0 ? fault : passOn)(socket, pass, request);
  };
}

/** Each request meets the fault with this probability, and passes otherwise. @param random from 0 to below 1 */
export function sometimes(probability: number, random: () => number, fault: Fault): Fault {
  return (socket, pass, request) => (random() < probability ? fault : passOn)(socket, pass, request);
}

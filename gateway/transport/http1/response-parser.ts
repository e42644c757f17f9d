import { Http1Error } from './http1-error.ts';
import { parseFields, parseHead, type ResponseHead } from './parse-head.ts';

/** Is told of one response, piece by piece. */
export interface ResponseEvents {
  onHead(head: ResponseHead): void;
  /** The bytes are only there during the call. */
  onData(chunk: Buffer): void;
}

/** Where in a response we are; each state reads some bytes and says how many, 0 for "more are needed". */
type State =
  | 'head'
  | 'length'
  | 'until-close'
  | 'chunk-size'
  | 'chunk-data'
  | 'chunk-end'
  | 'trailer'
  | 'done';

/** Reads one response of HTTP/1.1. Throws an `Http1Error` at the first byte that does not belong there. */
export class ResponseParser {
  readonly #events: ResponseEvents;
  #state: State = 'head';
  /** Bytes of an incomplete line or head. */
  #held: Buffer | undefined;
  /** Bytes of the body, or of the chunk, that are still to come. */
  #left = 0;
  #trailerBytes = 0;

  constructor(events: ResponseEvents) {
    this.#events = events;
  }

  get isDone(): boolean {
    return this.#state === 'done';
  }

  /** @returns how many of the bytes belong to the response; fewer than given only when it is done. */
  read(received: Buffer): number {
    const bytes = this.#held ? Buffer.concat([this.#held, received]) : received;
    const before = bytes.length - received.length;
    this.#held = undefined;
    let at = 0;
    while (at < bytes.length && this.#state !== 'done') {
      const taken = this.#step(bytes, at);
      if (taken === 0) {
        this.#hold(bytes, at);
        return received.length;
      }
      at += taken;
    }
    return at - before;
  }

  /** The connection has ended: so does an answer without a length; any other is incomplete. */
  end(): void {
    if (this.#state !== 'until-close') throw new Http1Error('the connection ended before the answer did');
    this.#state = 'done';
  }

  #step(bytes: Buffer, at: number): number {
    switch (this.#state) {
      case 'head':
        return this.#readHead(bytes, at);
      case 'chunk-size':
        return this.#readChunkSize(bytes, at);
      case 'chunk-end':
        return this.#readChunkEnd(bytes, at);
      case 'trailer':
        return this.#readTrailer(bytes, at);
      default:
        return this.#readData(bytes, at);
    }
  }

  #readHead(bytes: Buffer, at: number): number {
    const end = bytes.indexOf(END_OF_HEAD, at);
    if (end < 0) return 0;
    if (end - at > MAX_HEAD_BYTES) throw new Http1Error(TOO_LONG);
    const head = parseHead(bytes.toString('latin1', at, end + LINE_END.length));
    if (head.status <= SWITCHING_PROTOCOLS) throw new Http1Error('an answer to what was not asked');
    // Other provisional answers say nothing to us, and the true one follows.
    if (head.status >= 200) this.#begin(head);
    return end + END_OF_HEAD.length - at;
  }

  #begin(head: ResponseHead): void {
    const { body } = head;
    this.#events.onHead(head);
    if (typeof body === 'number') {
      this.#left = body;
      this.#state = body === 0 ? 'done' : 'length';
    } else {
      this.#state = body === 'chunked' ? 'chunk-size' : 'until-close';
    }
  }

  #readData(bytes: Buffer, at: number): number {
    if (this.#state === 'until-close') {
      this.#events.onData(bytes.subarray(at));
      return bytes.length - at;
    }
    const taken = Math.min(this.#left, bytes.length - at);
    this.#events.onData(bytes.subarray(at, at + taken));
    this.#left -= taken;
    if (this.#left === 0) this.#state = this.#state === 'length' ? 'done' : 'chunk-end';
    return taken;
  }

  #readChunkSize(bytes: Buffer, at: number): number {
    const end = bytes.indexOf(LINE_END, at);
    if (end < 0) return 0;
    if (end - at > MAX_HEAD_BYTES) throw new Http1Error(TOO_LONG);
    const [, digits] = CHUNK_SIZE.exec(bytes.toString('latin1', at, end)) ?? [];
    if (digits === undefined) throw new Http1Error('a chunk has no size');
    this.#left = Number.parseInt(digits, 16);
    this.#state = this.#left === 0 ? 'trailer' : 'chunk-data';
    return end + LINE_END.length - at;
  }

  #readChunkEnd(bytes: Buffer, at: number): number {
    if (bytes[at] !== CR || (at + 1 < bytes.length && bytes[at + 1] !== LF))
      throw new Http1Error('a chunk is longer than it says');
    if (at + 1 === bytes.length) return 0;
    this.#state = 'chunk-size';
    return LINE_END.length;
  }

  /** Fields after the body: checked like all others, and forgotten. */
  #readTrailer(bytes: Buffer, at: number): number {
    const end = bytes.indexOf(LINE_END, at);
    if (end < 0) return 0;
    const taken = end + LINE_END.length - at;
    this.#trailerBytes += taken;
    if (this.#trailerBytes > MAX_HEAD_BYTES) throw new Http1Error(TOO_LONG);
    if (end === at) this.#state = 'done';
    else parseFields(bytes.toString('latin1', at, at + taken), 0);
    return taken;
  }

  /** Copied: the bytes are only ours during the call. */
  #hold(bytes: Buffer, at: number): void {
    if (bytes.length - at > MAX_HEAD_BYTES + END_OF_HEAD.length) throw new Http1Error(TOO_LONG);
    this.#held = Buffer.from(bytes.subarray(at));
  }
}

/** Of a head, a line and a trailer; what Node allows as well. */
const MAX_HEAD_BYTES = 16_384;
const TOO_LONG = 'a header is too long';
/** 100 and 101 answer requests for them, which we never send. */
const SWITCHING_PROTOCOLS = 101;
const LINE_END = Buffer.from('\r\n');
const END_OF_HEAD = Buffer.from('\r\n\r\n');
const CR = 0x0d;
const LF = 0x0a;
/** Extensions are allowed, and mean nothing to us. */
const CHUNK_SIZE = /^([\da-f]{1,8})(?:[\t ]*;[\t\x20-\x7e\x80-\xff]*)?$/i;

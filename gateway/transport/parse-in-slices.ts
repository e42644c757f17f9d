import type { Slices } from '../../platform/slices.ts';
import { writeOwn } from '../engine/execute/own.ts';
import type { JsonObject } from '../engine/subgraph-client.ts';
import {
  CLOSE_LIST,
  CLOSE_OBJECT,
  COLON,
  COMMA,
  endOfString,
  endOfValue,
  isSpace,
  OPEN_LIST,
  OPEN_OBJECT,
} from './json-bytes.ts';
import { parseJson } from '../../platform/json/parse-json.ts';

/** Bytes that are parsed at once: some two milliseconds. */
const PART_BYTES = 128 * 1024;

/**
 * Parses large JSON in parts, with the result and the strictness of `parseJson`. The bytes are walked once to find where
 * values end; neighbours that are small together are parsed together by `JSON.parse`, and what is larger than a part is
 * opened. Throws a SyntaxError for what is not JSON.
 */
export function* parseInSlices(bytes: Buffer): Slices<unknown> {
  const parser = new Parser(bytes);
  const value = yield* parser.value(parser.skipSpace(0));
  if (parser.skipSpace(parser.at) !== bytes.length) throw new SyntaxError('text after the JSON value');
  return value;
}

type Container = unknown[] | JsonObject;

class Parser {
  /** Where the last value has ended. */
  at = 0;
  readonly #bytes: Buffer;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** A value that may be large. */
  *value(start: number): Slices<unknown> {
    const first = this.#bytes[start];
    if (first === OPEN_LIST) return yield* this.#container(start, []);
    if (first === OPEN_OBJECT) return yield* this.#container(start, {});
    this.at = endOfValue(this.#bytes, start);
    return this.#parse(start, this.at, '', '');
  }

  skipSpace(start: number): number {
    let index = start;
    while (isSpace(this.#bytes[index])) index += 1;
    return index;
  }

  *#container(start: number, into: Container): Slices<Container> {
    /** Where the members begin that are not parsed yet, and where they end. */
    let pending = start + 1;
    let next = pending;
    for (;;) {
      const end = endOfValue(this.#bytes, next, PART_BYTES);
      const isSmall = end >= 0 && end - pending < PART_BYTES && this.#bytes[end] === COMMA;
      if (end < 0) {
        if (pending < next) this.#take(into, pending, next - 1, true);
        yield;
        yield* this.#openMember(into, next);
      } else if (!isSmall) {
        this.#take(into, pending, end, this.#bytes[end] === COMMA);
        yield;
      }
      const stop = end < 0 ? this.at : end;
      if (this.#bytes[stop] !== COMMA) return this.#close(into, stop);
      next = stop + 1;
      if (!isSmall) pending = next;
      this.#refuseNothing(next);
    }
  }

  /** A member too large for a part: its value is opened. */
  *#openMember(into: Container, start: number): Slices<void> {
    const from = this.skipSpace(start);
    if (Array.isArray(into)) into.push(yield* this.value(from));
    else {
      const endOfKey = endOfString(this.#bytes, from);
      const key: unknown = this.#parse(from, endOfKey, '', '');
      const colon = this.skipSpace(endOfKey);
      if (typeof key !== 'string' || this.#bytes[colon] !== COLON)
        throw new SyntaxError('a member without a key');
      writeOwn(into, key, yield* this.value(this.skipSpace(colon + 1)));
    }
    this.at = this.skipSpace(this.at);
  }

  /** Parses the members between and adds them. */
  #take(into: Container, start: number, end: number, isCommaNext: boolean): void {
    if (this.skipSpace(start) >= end) {
      if (isCommaNext) throw new SyntaxError('a comma with nothing before it');
      return;
    }
    if (Array.isArray(into)) {
      for (const element of this.#parse(start, end, '[', ']') as unknown[]) into.push(element);
      return;
    }
    const members = this.#parse(start, end, '{', '}') as JsonObject;
    for (const key of Object.keys(members)) writeOwn(into, key, members[key]);
  }

  #close(into: Container, at: number): Container {
    if (this.#bytes[at] !== (Array.isArray(into) ? CLOSE_LIST : CLOSE_OBJECT))
      throw new SyntaxError('a list or object without its end');
    this.at = at + 1;
    return into;
  }

  /** After a comma there must be something. */
  #refuseNothing(start: number): void {
    const first = this.#bytes[this.skipSpace(start)];
    if (first === CLOSE_LIST || first === CLOSE_OBJECT || first === COMMA)
      throw new SyntaxError('a comma with nothing behind it');
  }

  #parse(start: number, end: number, prefix: string, suffix: string): unknown {
    return parseJson(prefix + this.#bytes.toString('utf8', start, end) + suffix);
  }
}

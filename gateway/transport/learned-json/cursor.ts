import { cut, LONGEST_CUT } from '../cut.ts';
import {
  ASCII,
  BACKSLASH,
  DIGIT_0,
  endOfValue,
  EXACT_DIGITS,
  isDigit,
  isInNumber,
  isSpace,
  LETTER_F,
  LETTER_N,
  LETTER_T,
  MINUS,
  QUOTE,
  SPACE,
} from '../json-bytes.ts';
import { parseJson } from '../../engine/execute/parse-json.ts';

/** Where a reader is in an answer. */
export class Cursor {
  bytes: Buffer = EMPTY;
  /** Byte by byte, so that what is ASCII can be cut out of it as it is. */
  latin1 = '';
  /** In bytes. */
  at = 0;
  /** Bytes of this answer, or the last one, that `readJson` has read. */
  opaqueBytes = 0;

  /** @param bytes UTF-8, without a broken character */
  open(bytes: Buffer): void {
    this.bytes = bytes;
    this.latin1 = bytes.toString('latin1');
    this.at = 0;
    this.opaqueBytes = 0;
  }

  /** Lets go of the answer. */
  close(): void {
    this.bytes = EMPTY;
    this.latin1 = '';
  }

  /** Whether only blanks are left. */
  isAtEnd(): boolean {
    while (isSpace(this.bytes[this.at])) this.at += 1;
    return this.at === this.bytes.length;
  }

  /** A text, a number, true, false or null; undefined when nothing of that stands here as it is usually written. */
  readScalar(): unknown {
    const first = this.bytes[this.at];
    if (first === QUOTE) return this.#readAscii();
    if (first === LETTER_N) return this.#readWord('null', null);
    if (first === LETTER_T) return this.#readWord('true', true);
    if (first === LETTER_F) return this.#readWord('false', false);
    return this.#readNumber();
  }

  /** Any value, by `parseJson`; throws like that. */
  readJson(): unknown {
    const { bytes, at } = this;
    const end = endOfValue(bytes, at);
    this.at = end;
    this.opaqueBytes += end - at;
    return parseJson(bytes.subarray(at, end));
  }

  /** A text; on to the general way at the first byte that is not simply itself. */
  #readAscii(): string | undefined {
    const { bytes } = this;
    const start = this.at + 1;
    let end = start;
    let byte = bytes[end];
    while (byte !== QUOTE) {
      if (byte === undefined || byte < SPACE) return undefined;
      if (byte === BACKSLASH || byte > ASCII) return this.#readText(start);
      end += 1;
      byte = bytes[end];
    }
    this.at = end + 1;
    const length = end - start;
    if (length <= LONGEST_COPY) return this.latin1.substring(start, end);
    return length <= LONGEST_CUT ? cut(bytes, start, length) : bytes.toString('latin1', start, end);
  }

  /** A text that is not ASCII, or has escapes. */
  #readText(start: number): string | undefined {
    const { bytes } = this;
    let count = 0;
    let at = start;
    let byte = bytes[at];
    while (byte !== QUOTE) {
      if (byte === undefined || byte < SPACE) return undefined;
      if (byte === BACKSLASH || byte >= FOUR_BYTES || count === LONGEST_CUT) return this.#readAnyText(start);
      if (byte > ASCII) {
        const isTwo = byte < THREE_BYTES;
        const second = (bytes[at + 1] as number) & 0x3f;
        byte = isTwo
          ? ((byte & 0x1f) << 6) | second
          : ((byte & 0x0f) << 12) | (second << 6) | ((bytes[at + 2] as number) & 0x3f);
        at += isTwo ? 1 : 2;
      }
      UNITS[count] = byte;
      count += 1;
      at += 1;
      byte = bytes[at];
    }
    this.at = at + 1;
    return cut(UNITS, 0, count);
  }

  #readAnyText(start: number): string | undefined {
    const { bytes } = this;
    let end = start;
    let isEscaped = false;
    while (bytes[end] !== QUOTE) {
      const byte = bytes[end];
      if (byte === undefined) return undefined;
      if (byte === BACKSLASH) isEscaped = true;
      end += byte === BACKSLASH ? 2 : 1;
    }
    this.at = end + 1;
    const text = bytes.toString('utf8', start, end);
    return isEscaped || CONTROL.test(text) ? (JSON.parse(`"${text}"`) as string) : text;
  }

  #readWord<Value>(word: string, value: Value): Value | undefined {
    if (!this.latin1.startsWith(word, this.at)) return undefined;
    this.at += word.length;
    return value;
  }

  #readNumber(): number | undefined {
    const { bytes } = this;
    const start = this.at;
    let end = bytes[start] === MINUS ? start + 1 : start;
    const firstDigit = end;
    let value = 0;
    let byte = bytes[end];
    while (isDigit(byte)) {
      value = value * 10 + (byte - DIGIT_0);
      end += 1;
      byte = bytes[end];
    }
    if (isInNumber(byte)) return this.#readFraction(end);
    const digits = end - firstDigit;
    const isPlain = digits > 0 && digits <= EXACT_DIGITS && (digits === 1 || bytes[firstDigit] !== DIGIT_0);
    if (!isPlain) return undefined;
    this.at = end;
    return firstDigit === start ? value : -value;
  }

  #readFraction(from: number): number | undefined {
    const { bytes } = this;
    let end = from;
    while (isInNumber(bytes[end])) end += 1;
    const text = this.latin1.substring(this.at, end);
    if (!NUMBER.test(text)) return undefined;
    this.at = end;
    return Number(text);
  }
}

const EMPTY = Buffer.alloc(0);
/** First bytes of characters of so many, in UTF-8. */
const THREE_BYTES = 0xe0;
const FOUR_BYTES = 0xf0;
/** A longer `substring` is no copy: see `cut`. */
const LONGEST_COPY = 12;
/** A text while it is decoded. */
const UNITS = new Uint16Array(LONGEST_CUT);
// oxlint-disable-next-line no-control-regex -- not allowed in JSON
const CONTROL = /[\u0000-\u001f]/;
/** RFC 8259 §6 */
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

import { parseJson } from '../../engine/execute/parse-json.ts';
import { BACKSLASH, endOfValue, QUOTE } from '../json-bytes.ts';

/**
 * Where a value of JSON ends that begins at a byte: just behind it. `NOWHERE` when none of the kind begins there, or
 * it is written in a way that is left to `JSON.parse`. The bytes are UTF-8. https://www.rfc-editor.org/rfc/rfc8259
 */
export type EndOf = (bytes: Buffer, start: number) => number;

export const NOWHERE = -1;

export const endOfText: EndOf = (bytes, start) => {
  if (bytes[start] !== QUOTE) return NOWHERE;
  let at = start + 1;
  let byte = bytes[at];
  while (byte !== QUOTE) {
    if (byte === undefined || byte < SPACE) return NOWHERE;
    at = byte === BACKSLASH ? endOfEscape(bytes, at) : at + 1;
    if (at === NOWHERE) return NOWHERE;
    byte = bytes[at];
  }
  return at + 1;
};

/** Of ASCII only. */
export const endOfAsciiText: EndOf = (bytes, start) => {
  if (bytes[start] !== QUOTE) return NOWHERE;
  let at = start + 1;
  let byte = bytes[at];
  while (byte !== QUOTE) {
    if (byte === undefined || byte < SPACE || byte > ASCII) return NOWHERE;
    at = byte === BACKSLASH ? endOfEscape(bytes, at) : at + 1;
    if (at === NOWHERE) return NOWHERE;
    byte = bytes[at];
  }
  return at + 1;
};

function endOfEscape(bytes: Buffer, start: number): number {
  const letter = bytes[start + 1];
  if (letter !== LETTER_U) return letter !== undefined && ESCAPES.has(letter) ? start + 2 : NOWHERE;
  for (let at = start + 2; at < start + 6; at += 1) if (!isHexDigit(bytes[at])) return NOWHERE;
  return start + 6;
}

/** A text or an integer. */
export const endOfId: EndOf = (bytes, start) =>
  bytes[start] === QUOTE ? endOfText(bytes, start) : endOfInt(bytes, start);

export const endOfAsciiId: EndOf = (bytes, start) =>
  bytes[start] === QUOTE ? endOfAsciiText(bytes, start) : endOfInt(bytes, start);

/** An integer of so few digits that it is one of 32 bits. */
export const endOfInt: EndOf = (bytes, start) => {
  const first = bytes[start] === MINUS ? start + 1 : start;
  const end = endOfDigits(bytes, first);
  const digits = end - first;
  if (digits === 0 || digits > SAFE_DIGITS || (digits > 1 && bytes[first] === DIGIT_0)) return NOWHERE;
  return isInNumber(bytes[end]) ? NOWHERE : end;
};

export const endOfFloat: EndOf = (bytes, start) => endOfFinite(bytes, start);

/** A number that no exponent makes too large for a double. */
function endOfFinite(bytes: Buffer, start: number): number {
  let end = start;
  while (isInNumber(bytes[end])) end += 1;
  const isShort = end - start <= SAFE_LENGTH;
  return isShort && NUMBER.test(bytes.toString('latin1', start, end)) ? end : NOWHERE;
}

export const endOfBoolean: EndOf = (bytes, start) =>
  bytes[start] === LETTER_T ? endOfWord(bytes, start, TRUE) : endOfWord(bytes, start, FALSE);

export const endOfNull: EndOf = (bytes, start) => endOfWord(bytes, start, NULL);

function endOfWord(bytes: Buffer, start: number, word: Buffer): number {
  for (let at = 0; at < word.length; at += 1) if (bytes[start + at] !== word[at]) return NOWHERE;
  return start + word.length;
}

/** Any value but null. Objects and lists must be written as they would be written again: no key twice, no blanks. */
export const endOfAnything: EndOf = (bytes, start) => {
  const first = bytes[start];
  if (first === QUOTE) return endOfText(bytes, start);
  if (first === LETTER_T || first === LETTER_F) return endOfBoolean(bytes, start);
  if (first !== OPEN_OBJECT && first !== OPEN_LIST) return endOfFinite(bytes, start);
  const end = endOfValue(bytes, start);
  const value = bytes.subarray(start, end);
  try {
    return JSON.stringify(parseJson(value)) === value.toString() ? end : NOWHERE;
  } catch {
    return NOWHERE;
  }
};

export const endOfAnythingAscii: EndOf = (bytes, start) => {
  const end = endOfAnything(bytes, start);
  for (let at = start; at < end; at += 1) if ((bytes[at] as number) > ASCII) return NOWHERE;
  return end;
};

function endOfDigits(bytes: Buffer, start: number): number {
  let end = start;
  while (isDigit(bytes[end])) end += 1;
  return end;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= DIGIT_0 && byte <= DIGIT_9;
}

function isHexDigit(byte: number | undefined): boolean {
  return isDigit(byte) || (byte !== undefined && (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66);
}

/** Digits, `.`, `e`, `E`, `+` and `-`. */
function isInNumber(byte: number | undefined): boolean {
  return isDigit(byte) || byte === 46 || byte === 101 || byte === 69 || byte === 43 || byte === MINUS;
}

const SPACE = 0x20;
const ASCII = 0x7f;
const MINUS = 0x2d;
const DIGIT_0 = 0x30;
const DIGIT_9 = 0x39;
const [LETTER_F, LETTER_T, LETTER_U] = [0x66, 0x74, 0x75] as const;
const [OPEN_LIST, OPEN_OBJECT] = [0x5b, 0x7b] as const;
const ESCAPES: ReadonlySet<number> = new Set(Buffer.from('"\\/bfnrt'));
const [TRUE, FALSE, NULL] = [Buffer.from('true'), Buffer.from('false'), Buffer.from('null')] as const;
const SAFE_DIGITS = 9;
/** Of a number that is finite without an exponent. */
const SAFE_LENGTH = 300;
/** RFC 8259 §6, without exponent */
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

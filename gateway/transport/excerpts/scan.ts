import { parseJson } from '../../../platform/json/parse-json.ts';
import {
  ASCII,
  BACKSLASH,
  DIGIT_0,
  endOfValue,
  EXACT_DIGITS,
  isDigit,
  isInNumber,
  LETTER_F,
  LETTER_T,
  MINUS,
  OPEN_LIST,
  OPEN_OBJECT,
  QUOTE,
  SPACE,
} from '../json-bytes.ts';

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

/** Of ASCII only. A function of its own: a flag would be asked for each byte of each text. */
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

/** A text or an integer of up to fifteen digits, which a double holds exactly. */
export const endOfId: EndOf = (bytes, start) =>
  bytes[start] === QUOTE ? endOfText(bytes, start) : endOfInteger(bytes, start, EXACT_DIGITS);

export const endOfAsciiId: EndOf = (bytes, start) =>
  bytes[start] === QUOTE ? endOfAsciiText(bytes, start) : endOfInteger(bytes, start, EXACT_DIGITS);

/** A whole number of 32 bits. */
export const endOfInt: EndOf = (bytes, start) => {
  const end = endOfInteger(bytes, start, INT_DIGITS);
  if (end - start < INT_DIGITS) return end;
  const value = Number(bytes.toString('latin1', start, end));
  return (value | 0) === value ? end : NOWHERE;
};

function endOfInteger(bytes: Buffer, start: number, maxDigits: number): number {
  const first = bytes[start] === MINUS ? start + 1 : start;
  let end = first;
  while (isDigit(bytes[end])) end += 1;
  const digits = end - first;
  const isOneWritten = bytes[first] !== DIGIT_0 || (digits === 1 && first === start);
  if (digits === 0 || digits > maxDigits || !isOneWritten) return NOWHERE;
  return isInNumber(bytes[end]) ? NOWHERE : end;
}

/** A number that is written here as it would be written again, and not too large. */
export const endOfFloat: EndOf = (bytes, start) => {
  let end = start;
  while (isInNumber(bytes[end])) end += 1;
  const text = bytes.toString('latin1', start, Math.min(end, start + MAX_NUMBER));
  const value = Number(text);
  return String(value) === text || (Number.isFinite(value) && isWrittenAgain(text))
    ? start + text.length
    : NOWHERE;
};

export const endOfBoolean: EndOf = (bytes, start) =>
  bytes[start] === LETTER_T ? endOfWord(bytes, start, TRUE) : endOfWord(bytes, start, FALSE);

export const endOfNull: EndOf = (bytes, start) => endOfWord(bytes, start, NULL);

/** Of just these bytes. */
export function endOfWord(bytes: Buffer, start: number, word: Buffer): number {
  for (let at = 0; at < word.length; at += 1) if (bytes[start + at] !== word[at]) return NOWHERE;
  return start + word.length;
}

/** Any value but null. Objects and lists must be written as they would be written again: no key twice, no blanks. */
export const endOfAnything: EndOf = (bytes, start) => {
  const first = bytes[start];
  if (first === QUOTE) return endOfText(bytes, start);
  if (first === LETTER_T || first === LETTER_F) return endOfBoolean(bytes, start);
  if (first !== OPEN_OBJECT && first !== OPEN_LIST) return endOfFloat(bytes, start);
  const end = endOfValue(bytes, start);
  return isWrittenAgain(bytes.toString('utf8', start, end)) ? end : NOWHERE;
};

function isWrittenAgain(text: string): boolean {
  try {
    return JSON.stringify(parseJson(text)) === text;
  } catch {
    return false;
  }
}

export const endOfAnythingAscii: EndOf = (bytes, start) => {
  const end = endOfAnything(bytes, start);
  for (let at = start; at < end; at += 1) if ((bytes[at] as number) > ASCII) return NOWHERE;
  return end;
};

function isHexDigit(byte: number | undefined): boolean {
  return isDigit(byte) || (byte !== undefined && (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66);
}

const LETTER_U = 0x75;
const ESCAPES: ReadonlySet<number> = new Set(Buffer.from('"\\/bfnrt'));
const [TRUE, FALSE, NULL] = [Buffer.from('true'), Buffer.from('false'), Buffer.from('null')] as const;
/** Of 2,147,483,647. */
const INT_DIGITS = 10;
/** Characters; no longer one is a number that anybody means. */
const MAX_NUMBER = 300;

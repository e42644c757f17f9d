/**
 * Where the value or member ends that begins here: at a comma, at the closing bracket of what is around it, or at the
 * last byte; -1: not within so many bytes. Right for JSON; what is none has no value there, wherever this says it ends.
 */
export function endOfValue(bytes: Buffer, start: number, limit = Infinity): number {
  const last = Math.min(bytes.length, start + limit);
  let depth = 0;
  for (let index = start; index < last; index += 1) {
    const byte = bytes[index] as number;
    const step = STEPS[byte] as number;
    if (byte === QUOTE) index = endOfString(bytes, index) - 1;
    else if (depth === 0 && (byte === COMMA || step < 0)) return index;
    else depth += step;
  }
  return last === bytes.length ? last : -1;
}

/** Behind the quote that ends the string beginning here. */
export function endOfString(bytes: Buffer, start: number): number {
  for (let index = start + 1; index < bytes.length; index += 1) {
    const byte = bytes[index];
    if (byte === QUOTE) return index + 1;
    if (byte === BACKSLASH) index += 1;
  }
  return bytes.length;
}

/** The white space of JSON. */
export function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

export function isDigit(byte: number | undefined): byte is number {
  return byte !== undefined && byte >= DIGIT_0 && byte <= DIGIT_9;
}

/** Digits, `.`, `e`, `E`, `+` and `-`. */
export function isInNumber(byte: number | undefined): boolean {
  return isDigit(byte) || byte === 46 || byte === 101 || byte === 69 || byte === 43 || byte === MINUS;
}

/** Source of a test whether a text comes next in the bytes. @param bytes their name @param text ASCII */
export function sourceOfTest(bytes: string, text: string): string {
  return Array.from(Buffer.from(text), (byte, offset) => `${bytes}[at+${offset}]===${byte}`).join('&&');
}

export const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a] as const;
export const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d] as const;

export const [DIGIT_0, DIGIT_9, MINUS] = [0x30, 0x39, 0x2d] as const;
/** Bytes below are not allowed in a text as they are. */
export const SPACE = 0x20;
/** The last byte of ASCII. */
export const ASCII = 0x7f;
/** So many digits are exact in a double, whatever they are. */
export const EXACT_DIGITS = 15;
/** First letters of `false` and `true`. */
export const [LETTER_F, LETTER_T] = [0x66, 0x74] as const;

/** By byte: how much deeper it leads. */
const STEPS = new Int8Array(256);
STEPS[OPEN_LIST] = STEPS[OPEN_OBJECT] = 1;
STEPS[CLOSE_LIST] = STEPS[CLOSE_OBJECT] = -1;

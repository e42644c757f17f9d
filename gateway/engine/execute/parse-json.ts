/**
 * Parses JSON without rounding: an integer beyond 2^53 is kept as its text (`JSON.rawJSON`) and written again as it
 * came. Throws like `JSON.parse`. The reviver that does it is slow, so it runs only when a long row of digits occurs,
 * and after a parse without it has said that the text is JSON.
 * @param bytes UTF-8
 * @param prefix text before the bytes that makes JSON of them, as `suffix` does behind
 */
export function parseJson(bytes: Buffer, prefix = '', suffix = ''): unknown {
  const text = bytes.toString('utf8');
  const whole = prefix === '' && suffix === '' ? text : prefix + text + suffix;
  const value: unknown = JSON.parse(whole);
  return hasLongInteger(bytes) ? parseExactly(whole) : value;
}

/** Shortest row of digits that a double may round: 9007199254740993 has 16. */
const LONG = 16;

/**
 * Every row of sixteen digits covers a position divisible by sixteen, and reaches eight further on one side at least:
 * only there is looked. Bytes, since looking into a string costs twice as much.
 */
function hasLongInteger(bytes: Buffer): boolean {
  for (let index = LONG - 1; index < bytes.length; index += LONG) {
    if (!isDigit(bytes[index])) continue;
    const reaches = isDigit(bytes[index - LONG / 2]) || isDigit(bytes[index + LONG / 2]);
    if (reaches && rowLength(bytes, index) >= LONG) return true;
  }
  return false;
}

function rowLength(bytes: Buffer, index: number): number {
  let start = index;
  while (isDigit(bytes[start - 1])) start -= 1;
  let end = index;
  while (isDigit(bytes[end + 1])) end += 1;
  return end - start + 1;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 48 && byte <= 57;
}

/** Newer than TypeScript's library: https://tc39.es/proposal-json-parse-with-source/ */
const json = JSON as unknown as {
  rawJSON?(text: string): unknown;
  parse(
    text: string,
    reviver: (key: string, value: unknown, context?: { source?: string }) => unknown,
  ): unknown;
};

/** @param text JSON: a text that breaks off would break the memory of the process (docs/adr/0017). */
function parseExactly(text: string): unknown {
  return json.parse(text, (_key, value, context) => {
    const source = context?.source;
    const isRounded =
      typeof value === 'number' && source !== undefined && INTEGER.test(source) && isOther(value, source);
    return isRounded && json.rawJSON ? json.rawJSON(source) : value;
  });
}

/** `-0` is written `0`, and is no other number. */
function isOther(value: number, source: string): boolean {
  return String(value) !== source && value !== 0;
}

const INTEGER = /^-?\d+$/;

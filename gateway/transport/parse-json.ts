/**
 * Parses JSON without rounding: an integer beyond 2^53 is kept as its text (`JSON.rawJSON`) and written again as it
 * came. Throws like `JSON.parse`. The reviver that does it is slow, so it runs only when a long row of digits occurs.
 */
export function parseJson(text: string): unknown {
  return hasLongInteger(text) ? parseExactly(text) : (JSON.parse(text) as unknown);
}

/** Shortest row of digits that a double may round: 9007199254740993 has 16. */
const LONG = 16;

/** Every row of sixteen digits covers a position divisible by sixteen: only those are looked at. */
function hasLongInteger(text: string): boolean {
  for (let index = LONG - 1; index < text.length; index += LONG) {
    if (isDigit(text, index) && rowLength(text, index) >= LONG) return true;
  }
  return false;
}

function rowLength(text: string, index: number): number {
  let start = index;
  while (isDigit(text, start - 1)) start -= 1;
  let end = index;
  while (isDigit(text, end + 1)) end += 1;
  return end - start + 1;
}

function isDigit(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code >= 48 && code <= 57;
}

/** Newer than TypeScript's library: https://tc39.es/proposal-json-parse-with-source/ */
const json = JSON as unknown as {
  rawJSON?(text: string): unknown;
  parse(
    text: string,
    reviver: (key: string, value: unknown, context?: { source?: string }) => unknown,
  ): unknown;
};

function parseExactly(text: string): unknown {
  return json.parse(text, (_key, value, context) => {
    const source = context?.source;
    const isRounded =
      typeof value === 'number' && source !== undefined && INTEGER.test(source) && String(value) !== source;
    return isRounded && json.rawJSON ? json.rawJSON(source) : value;
  });
}

const INTEGER = /^-?\d+$/;

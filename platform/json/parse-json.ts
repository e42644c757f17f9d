/**
 * Parses JSON without rounding: a number that a double does not hold is kept as its text (`JSON.rawJSON`) and written
 * again as it came. Throws like `JSON.parse`. The reviver that does it is slow, so it runs only when there may be such
 * a number; and only on text that parsed, since on other text it corrupts memory in some versions of Node.
 */
export function parseJson(text: string): unknown {
  const rounded = JSON.parse(text) as unknown;
  return MAY_BE_ROUNDED.test(text) ? parseExactly(text) : rounded;
}

/**
 * A number of sixteen digits, among them perhaps a point, or with an exponent of three: 9007199254740993 is rounded,
 * 1e400 is too large and 1e-400 too small for a double. In texts it also finds what looks like one, which costs time.
 */
const MAY_BE_ROUNDED = /(?:^|[:,[])\s*-?\d(?:[\d.]{15}|[\d.]*[eE][+-]?\d{3})/;

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
    const isRounded = typeof value === 'number' && source !== undefined && !isSame(value, source);
    return isRounded && json.rawJSON ? json.rawJSON(source) : value;
  });
}

/** True when the double is the number that was written: `1.50`, `15e-1` and `1.5` are one. Integers stay integers. */
function isSame(value: number, source: string): boolean {
  const written = String(value);
  if (written === source || source.length > MAX_COMPARED) return written === source;
  return INTEGER.test(source) ? value === 0 : toDecimal(written) === toDecimal(source);
}

const INTEGER = /^-?\d+$/;
/** Characters of a number beyond which nobody writes one that is short. */
const MAX_COMPARED = 400;

/** Sign, digits without zeros around them, and exponent; the text itself when it is no number. */
function toDecimal(text: string): string {
  const [, sign, whole = '', fraction = '', exponent = '0'] = NUMBER.exec(text) ?? [];
  const digits = (whole + fraction).replace(/^0+/, '');
  const significant = digits.replace(/0+$/, '');
  if (significant === '') return sign === undefined ? text : '0';
  return `${sign}${significant}e${Number(exponent) - fraction.length + digits.length - significant.length}`;
}

/** RFC 8259 §6 */
const NUMBER = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;

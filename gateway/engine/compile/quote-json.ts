/** What stands in JSON text as it is: printable ASCII but the quote and the backslash. */
const PLAIN = /^[ !#-[\]-~]*$/;

/** JSON text of a value. Short plain strings, which keys are, do without the machinery of `JSON.stringify`. */
export function quoteJson(value: unknown): string {
  return typeof value === 'string' && value.length < 64 && PLAIN.test(value)
    ? `"${value}"`
    : JSON.stringify(value);
}

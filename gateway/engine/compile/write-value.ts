/** A value as JSON. Most keys are plain texts, and to see that costs less than `JSON.stringify`. */
export function writeValue(value: unknown): string {
  return typeof value === 'string' && PLAIN.test(value) ? `"${value}"` : JSON.stringify(value);
}

const PLAIN = /^[\w .:/-]*$/;

/** A value as JSON. Most are plain texts and numbers, and to see that costs less than `JSON.stringify`. */
export function writeValue(value: unknown): string {
  if (typeof value === 'string') return PLAIN.test(value) ? `"${value}"` : JSON.stringify(value);
  return Number.isSafeInteger(value) || typeof value === 'boolean' ? String(value) : JSON.stringify(value);
}

const PLAIN = /^[\w .:/-]*$/;

/**
 * A value of a statement as PostgreSQL reads it: text, numbers, truth values, and lists of these as an array literal
 * (https://www.postgresql.org/docs/current/arrays.html#ARRAYS-IO).
 * @throws TypeError for anything else, and for U+0000, which no text of PostgreSQL holds.
 */
export function toPostgresText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return Array.isArray(value) ? `{${value.map(toElement).join(',')}}` : scalarText(value);
}

function toElement(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'number') return String(value);
  const text = scalarText(value);
  return `"${SPECIAL.test(text) ? text.replaceAll(/["\\]/g, String.raw`\$&`) : text}"`;
}

const SPECIAL = /["\\]/;

function scalarText(value: unknown): string {
  if (typeof value === 'string') {
    if (value.includes('\0')) throw new TypeError('no text of PostgreSQL holds U+0000');
    return value;
  }
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new TypeError(`a statement takes text, numbers and lists of these, not ${typeof value}`);
}

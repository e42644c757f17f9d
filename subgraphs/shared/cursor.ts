import { callerError } from '../../platform/errors.ts';

/** The values of the sort key of the last row seen, in the order of the ORDER BY. */
export type CursorKey = readonly (string | number)[];

/** An opaque, URL-safe cursor; `list` names the list and its arguments, so that it fits no other. */
export function encodeCursor(list: string, key: CursorKey): string {
  return Buffer.from(JSON.stringify([list, ...key])).toString('base64url');
}

/**
 * @returns the key after which the next page starts.
 * @throws BAD_USER_INPUT when it is no cursor of ours or belongs to another list.
 */
export function decodeCursor(list: string, cursor: string): CursorKey {
  const [from, ...key] = parse(cursor);
  if (from === undefined || !key.every(isKeyPart)) {
    throw callerError('BAD_USER_INPUT', 'after: not a cursor; expected the `endCursor` of an earlier page.');
  }
  if (from !== list) {
    throw callerError(
      'BAD_USER_INPUT',
      'after: this cursor belongs to another list; expected the `endCursor` of an earlier page of this one.',
    );
  }
  return key;
}

function parse(cursor: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

function isKeyPart(part: unknown): part is string | number {
  return typeof part === 'string' || typeof part === 'number';
}

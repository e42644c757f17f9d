import { callerError } from '../../platform/errors.ts';
import type { CursorSeal } from './cursor-seal.ts';

/** The values of the sort key of the last row seen, in the order of the ORDER BY. */
export type CursorKey = readonly (string | number)[];

/** Sealed, since keys hold personal IDs and GET puts cursors into URLs; `list` names the list and its arguments. */
export function encodeCursor(seal: CursorSeal, list: string, key: CursorKey): string {
  return seal.seal(JSON.stringify([list, ...key]));
}

/**
 * @returns the key after which the next page starts.
 * @throws BAD_USER_INPUT when it is no cursor of this register or belongs to another list.
 */
export function decodeCursor(seal: CursorSeal, list: string, cursor: string): CursorKey {
  const text = seal.open(cursor);
  if (text === undefined) {
    throw unusable('not a cursor of this register, or one from before its key changed', 'an earlier page');
  }
  const [from, ...key] = JSON.parse(text) as readonly [string, ...CursorKey];
  if (from !== list) {
    throw unusable('this cursor belongs to another list', 'an earlier page of this one');
  }
  return key;
}

function unusable(fault: string, source: string) {
  return callerError('BAD_USER_INPUT', `after: ${fault}; expected the \`endCursor\` of ${source}.`, {
    nextStep: 'Leave out `after` to read from the first page again.',
  });
}

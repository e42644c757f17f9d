import type { Bilingual } from '../../platform/language.ts';
import { argumentFault } from './argument-fault.ts';
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
    throw unusable({
      vi: 'không phải con trỏ của cơ sở dữ liệu này, hoặc là con trỏ từ trước khi đổi khóa',
      en: 'not a cursor of this register, or one from before its key changed',
    });
  }
  const [from, ...key] = JSON.parse(text) as readonly [string, ...CursorKey];
  if (from !== list) {
    throw unusable({ vi: 'con trỏ này thuộc danh sách khác', en: 'this cursor belongs to another list' });
  }
  return key;
}

function unusable(fault: Bilingual) {
  return argumentFault('after', {
    fault,
    expected: {
      vi: '`endCursor` của một trang trước của danh sách này',
      en: 'the `endCursor` of an earlier page of this list',
    },
    nextStep: {
      vi: 'Bỏ `after` để đọc lại từ trang đầu.',
      en: 'Leave out `after` to read from the first page again.',
    },
  });
}

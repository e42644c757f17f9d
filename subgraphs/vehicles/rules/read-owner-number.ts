import { argumentFault } from '../../shared/argument-fault.ts';
import { plainText } from '../../shared/text/clean-text.ts';

/**
 * The number of an owner's paper in the form by which it is matched: upper case, without spaces and separators, so that
 * `5000-157-002` finds `5000157002`. `OWNER_NUMBER` says the same in SQL.
 * @throws BAD_USER_INPUT where nothing is left.
 */
export function readOwnerNumber(text: string): string {
  const number = plainText(text)
    .toUpperCase()
    .replaceAll(/[\s./\p{Pd}]/gu, '');
  if (/[\p{L}\p{N}]/u.test(number)) return number;
  throw argumentFault('number', {
    fault:
      number === ''
        ? { vi: 'để trống', en: 'is empty' }
        : { vi: 'không có chữ cái hay chữ số nào', en: 'has no letter or digit' },
    expected: { vi: 'số trên giấy tờ, ví dụ "5000157002"', en: 'the number of the paper, e.g. "5000157002"' },
  });
}

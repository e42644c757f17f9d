import { argumentFault } from '../shared/argument-fault.ts';

/** Longest sheet or parcel number that maps bear, with room to spare. */
const LONGEST = 20;

/**
 * The form in which sheet and parcel numbers are stored and compared: upper case, without spaces and leading zeros
 * (`05` and `5` are one sheet, `12a` and `12A` one parcel).
 * @throws BAD_USER_INPUT naming the argument.
 */
export function mapNumber(argument: string, text: string): string {
  const number = text
    .normalize('NFC')
    .toUpperCase()
    .replaceAll(/\s/g, '')
    .replace(/^0+(?=.)/, '');
  if (number !== '' && number.length <= LONGEST) return number;
  throw argumentFault(argument, {
    fault:
      number === ''
        ? { vi: 'để trống', en: 'is empty' }
        : { vi: `dài hơn ${LONGEST} ký tự`, en: `has more than ${LONGEST} characters` },
    expected: { vi: 'một số trên bản đồ, ví dụ "12"', en: 'a number of the map, e.g. "12"' },
  });
}

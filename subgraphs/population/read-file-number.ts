import type { Bilingual } from '../../platform/language.ts';
import { argumentFault } from '../shared/argument-fault.ts';

/** Digits of the numbers that the residence database gives out. */
const DIGITS = 12;

/**
 * The number of a residence file as it is stored: without the spaces that people put between groups. Numbers of older
 * systems have letters and hyphens; one of digits only that is too short has lost zeros, and is not guessed.
 * @throws BAD_USER_INPUT naming the form expected.
 */
export function readFileNumber(text: string): string {
  const number = text.replaceAll(/\s/g, '');
  const fault = faultOf(number);
  if (fault === undefined) return number;
  throw argumentFault('fileNumber', {
    fault,
    expected: {
      vi: `${DIGITS} chữ số, kể cả số 0 ở đầu, hoặc số của hồ sơ cũ đúng như đã in`,
      en: `${DIGITS} digits, leading zeros included, or the number of an older file as printed`,
    },
  });
}

function faultOf(number: string): Bilingual | undefined {
  if (number === '') return { vi: 'để trống', en: 'is empty' };
  if (!/^[\p{L}\p{N}./-]{1,40}$/u.test(number)) {
    return { vi: 'không phải là số hồ sơ', en: 'is no number of a file' };
  }
  if (!/^\d+$/.test(number) || number.length === DIGITS) return undefined;
  return { vi: `có ${number.length} chữ số`, en: `has ${number.length} digits` };
}

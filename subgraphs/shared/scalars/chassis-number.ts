import { inputFault } from './input-fault.ts';
import { quote } from './quote.ts';

/**
 * Brings a chassis number to the form by which vehicles are matched: upper case, letters and digits only. Old files
 * hold shorter and free-form numbers, so 4–25 characters are accepted. Raises BAD_USER_INPUT.
 */
export function parseChassisNumber(text: string): string {
  const normal = text
    .normalize('NFC')
    .toUpperCase()
    .replaceAll(/[\s.\-/*]/g, '');
  if (/^[A-Z0-9]{4,25}$/.test(normal)) return normal;
  throw inputFault({
    type: { vi: 'Số khung', en: 'Chassis number' },
    fault: /^[A-Z0-9]*$/.test(normal)
      ? {
          vi: `${quote(text)} có ${normal.length} ký tự`,
          en: `${quote(text)} has ${normal.length} characters`,
        }
      : { vi: `${quote(text)} có ký tự khác`, en: `${quote(text)} has other signs` },
    expected: {
      vi: '4–25 chữ cái và chữ số; xe đời mới có 17, không có I, O và Q',
      en: '4–25 letters and digits, 17 without I, O and Q on a modern vehicle',
    },
  });
}

/** True for a standard 17-character vehicle identification number (ISO 3779: no I, O, Q). */
export function isVin(number: string): boolean {
  return /^[A-HJ-NPR-Z0-9]{17}$/.test(number);
}

/** True for a VIN of a maker in Viet Nam, region code RL–RN. */
export function isVietnameseVin(number: string): boolean {
  return isVin(number) && /^R[L-N]/.test(number);
}

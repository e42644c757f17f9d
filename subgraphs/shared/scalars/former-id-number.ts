import { inputFault } from './input-fault.ts';
import { digitCount } from './quote.ts';

/**
 * Checks the number of an identity card issued before personal IDs (chứng minh nhân dân): 9 digits. A person may have
 * had several, and the same number may have been issued twice. Spaces and dots are dropped. Raises BAD_USER_INPUT,
 * never repeating the number.
 */
export function parseFormerIdNumber(text: string): string {
  const digits = text.replaceAll(/[\s.-]/g, '');
  if (/^[0-9]{9}$/.test(digits)) return digits;
  throw inputFault({
    type: { vi: 'Số chứng minh nhân dân cũ', en: 'Former ID number' },
    fault: /^[0-9]+$/.test(digits)
      ? digitCount(digits)
      : { vi: 'không chỉ gồm chữ số', en: 'is not all digits' },
    expected: { vi: '9 chữ số, như trên giấy cũ', en: '9 digits, as on the old card' },
  });
}

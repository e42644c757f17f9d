import { inputFault } from './input-fault.ts';

/**
 * Checks the number of an identity card issued before personal IDs (chứng minh nhân dân): 9 digits. A person may have
 * had several, and the same number may have been issued twice. Spaces and dots are dropped. Raises BAD_USER_INPUT,
 * never repeating the number.
 */
export function parseFormerIdNumber(text: string): string {
  const digits = text.replaceAll(/[\s.-]/g, '');
  if (/^[0-9]{9}$/.test(digits)) return digits;
  const fault = /^[0-9]+$/.test(digits) ? `has ${digits.length} digits` : 'is not all digits';
  throw inputFault({ type: 'Former ID number', fault, expected: '9 digits, as on the old card' });
}

import { argumentFault } from '../shared/argument-fault.ts';

/**
 * Checks a parcel id: 12 characters of the geohash alphabet (digits and letters without a, i, l, o), in lower case.
 * @throws BAD_USER_INPUT naming the argument.
 */
export function parcelId(argument: string, text: string): string {
  const id = text.trim().toLowerCase();
  if (/^[0-9b-hjkmnp-z]{12}$/.test(id)) return id;
  throw argumentFault(argument, {
    fault: { vi: 'không phải mã thửa đất', en: 'not a parcel id' },
    expected: {
      vi: '12 chữ số và chữ cái, không có a, i, l, o, ví dụ "w7er1m0q9x2z"',
      en: '12 digits and letters without a, i, l, o, e.g. "w7er1m0q9x2z"',
    },
  });
}

import { callerError } from '../../platform/errors.ts';

/**
 * Checks a parcel id: 12 characters of the geohash alphabet (digits and letters without a, i, l, o), in lower case.
 * @throws BAD_USER_INPUT naming the argument.
 */
export function parcelId(argument: string, text: string): string {
  const id = text.trim().toLowerCase();
  if (/^[0-9b-hjkmnp-z]{12}$/.test(id)) return id;
  throw callerError(
    'BAD_USER_INPUT',
    `${argument}: not a parcel id; expected 12 digits and letters without a, i, l, o, e.g. "w7er1m0q9x2z".`,
  );
}

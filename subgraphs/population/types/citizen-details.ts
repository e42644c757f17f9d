import type { CodedValue, PersonName } from '../../shared/register-record.ts';
import type { MaritalStatus } from './enums.ts';
import type { Place } from './place.ts';

/** Fields of a citizen that are read only when asked for; `resolvers/citizen-details-resolver.ts` puts them on it. */
export interface CitizenDetails {
  readonly birthName: PersonName;
  readonly otherName: string | null;
  readonly placeOfBirth: Place | null;
  readonly placeOfBirthRegistration: Place | null;
  readonly nativePlace: Place | null;
  readonly religion: CodedValue | null;
  readonly bloodGroup: CodedValue | null;
  readonly formerIdNumbers: readonly string[];
  readonly electronicIdentityLevel: number | null;
  readonly maritalStatus: MaritalStatus | null;
  readonly occupation: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly otherInformation: string | null;
}

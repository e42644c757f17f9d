import type { Day } from './days.ts';
import type { Person } from './person.ts';

export interface LandCertificate {
  /** Normal form: two letters and 6 or 8 digits. */
  readonly serial: string;
  readonly serialAsWritten: string;
  readonly registerNumber: string;
  readonly issued: Day;
  /** One person, or both spouses; of a household its representative, of a community nobody. */
  readonly holders: readonly Person[];
  /** Who holds instead of persons. */
  readonly body: { readonly kind: 'HOUSEHOLD' | 'COMMUNITY'; readonly name: string } | null;
  /** Whom the land was had from, and when: the certificate names both. */
  readonly former: { readonly holder: Person; readonly until: Day } | null;
  /** The certificate that this one was issued for. */
  readonly replaces: { readonly serial: string; readonly issued: Day } | null;
  readonly parcels: readonly LandParcel[];
  /** Entered with hundreds of others in one second, unchecked. */
  readonly bulk: boolean;
}

export interface LandParcel {
  /** 12 characters, geohash-like. */
  readonly id: string;
  /** Dated id of the commune in whose map the parcel is numbered. */
  readonly keyUnit: string;
  /** Dated id of the present commune; null where the hamlet does not decide. */
  readonly unit: string | null;
  readonly sheet: string;
  readonly number: string;
  /** Square metres, one decimal. */
  readonly measuredArea: number;
  readonly legalArea: number;
  /** Codes of Circular 08/2024/TT-BTNMT; the first is the main one. */
  readonly purposes: readonly string[];
  readonly qualityGroup: 1 | 2 | 3;
  /** The parcel that ended when this one was split off it. */
  readonly splitFrom: { readonly id: string; readonly number: string } | null;
}

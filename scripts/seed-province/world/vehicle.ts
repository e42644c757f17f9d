import type { Day } from './days.ts';
import type { Person } from './person.ts';

export type VehicleKind = 'MOTORCYCLE' | 'CAR' | 'TRUCK';

/** A registered vehicle and where its papers are. */
export interface Vehicle {
  /** Normal form: `22B112345`. */
  readonly plate: string;
  readonly kind: VehicleKind;
  readonly electric: boolean;
  readonly make: string;
  readonly model: string;
  readonly colour: string;
  readonly manufactured: number;
  readonly chassis: string;
  readonly engine: string;
  readonly registered: Day;
  /** Whose it is; while a change of owner is under way, the new one, who has had it since the case was opened. */
  readonly owner: Person;
  /** Whose vehicle it really is, where it is not the person's: `owner` then only drives it. */
  readonly organisation: Organisation | null;
  /** Plates with five digits are the owner's since 15 August 2023 (Circular 24/2023/TT-BCA). */
  readonly identificationPlate: boolean;
  readonly stolen: boolean;
  /** Day on which registration and plate were withdrawn. */
  readonly revoked: Day | null;
  /** The province (old code) whose police hold the original file. */
  readonly fileProvince: string;
  readonly transfer: Transfer | null;
  readonly inspection: Inspection | null;
}

export interface Organisation {
  readonly name: string;
  readonly taxCode: string;
}

/**
 * A change of owner under way: the vehicle's owner bought it in another province, whose police hold the file. He
 * keeps it registered as it is until the file has come.
 */
export interface Transfer {
  /** Person or organisation of the other province, whose register knows more than the name. */
  readonly sellerName: string;
  readonly opened: Day;
  /** How many steps of the procedure are done, 1 to 4. */
  readonly stepsDone: number;
  readonly feePaid: boolean;
}

export interface Inspection {
  readonly certificate: string;
  readonly on: Day;
  readonly cycleMonths: 3 | 6 | 12 | 18;
  /** The engine number on the certificate: another than the vehicle's where a mismatch is planted. */
  readonly engine: string;
}

/** What a unit is called; TOWNSHIP (thị trấn) ended on 30 June 2025, SPECIAL_ZONE (đặc khu) began the day after. */
export type AdministrativeUnitKind = 'PROVINCE' | 'CITY' | 'COMMUNE' | 'WARD' | 'TOWNSHIP' | 'SPECIAL_ZONE';

/** A province or commune during the time in which its code meant it. */
export interface AdministrativeUnitEntry {
  /**
   * `code@day`, e.g. `02524@2025-07-01`, the day being the first on which a register may mean the unit; what the
   * registers store.
   */
  readonly id: string;
  /** 2 digits for a province, 5 for a commune; recycled, so it names a unit only together with a date. */
  readonly code: string;
  /** Without the kind, e.g. `Bình Thuận`; of a numbered ward the number. NFC. */
  readonly name: string;
  /** With the kind, e.g. `Phường Bình Thuận`. NFC. */
  readonly fullName: string;
  readonly nameEn: string | null;
  readonly kind: AdministrativeUnitKind;
  /** First day in force, `YYYY-MM-DD`; null where it is not known. */
  readonly validFrom: string | null;
  /** Last day in force; null while it lasts. */
  readonly validTo: string | null;
  /** Of a commune, the province of its own time; null for a province. */
  readonly parentId: string | null;
  /** The district a commune lay in, with its kind; only before July 2025. */
  readonly district: string | null;
}

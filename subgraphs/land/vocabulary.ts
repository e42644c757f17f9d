/** Of a certificate; LOST means the paper, the right itself remains. */
export enum LandCertificateStatus {
  VALID = 'VALID',
  REPLACED = 'REPLACED',
  REVOKED = 'REVOKED',
  LOST = 'LOST',
}

/** How long a right lasts. */
export enum LandTermKind {
  LONG_TERM = 'LONG_TERM',
  FIXED = 'FIXED',
}

/** Who may hold land, as certificates name them. */
export enum HolderKind {
  PERSON = 'PERSON',
  COUPLE = 'COUPLE',
  HOUSEHOLD = 'HOUSEHOLD',
  ORGANISATION = 'ORGANISATION',
  COMMUNITY = 'COMMUNITY',
}

/** What a holder was checked against. */
export enum HolderVerificationMethod {
  POPULATION_DATABASE = 'POPULATION_DATABASE',
  ELECTRONIC_IDENTITY = 'ELECTRONIC_IDENTITY',
  PAPERS = 'PAPERS',
  FIELD = 'FIELD',
}

/** Papers by which files name a holder. */
export enum IdPaperKind {
  IDENTITY_CARD = 'IDENTITY_CARD',
  FORMER_ID = 'FORMER_ID',
  PASSPORT = 'PASSPORT',
  MILITARY_ID = 'MILITARY_ID',
  HOUSEHOLD_BOOK = 'HOUSEHOLD_BOOK',
  ORGANISATION_CODE = 'ORGANISATION_CODE',
  OTHER = 'OTHER',
}

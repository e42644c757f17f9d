/** Codes of the shared list `vehicle-kinds`, as an enumeration of the graph; a test keeps the two alike. */
export enum VehicleKind {
  CAR = 'CAR',
  PICKUP = 'PICKUP',
  BUS = 'BUS',
  TRUCK = 'TRUCK',
  TRACTOR_UNIT = 'TRACTOR_UNIT',
  SPECIAL_PURPOSE = 'SPECIAL_PURPOSE',
  TRAILER = 'TRAILER',
  SEMI_TRAILER = 'SEMI_TRAILER',
  FOUR_WHEELER = 'FOUR_WHEELER',
  MOTORCYCLE = 'MOTORCYCLE',
  THREE_WHEELER = 'THREE_WHEELER',
  MOPED = 'MOPED',
  ELECTRIC_MOTORCYCLE = 'ELECTRIC_MOTORCYCLE',
}

/** Codes of the shared list `plate-colours`. */
export enum PlateColour {
  WHITE = 'WHITE',
  BLUE = 'BLUE',
  YELLOW = 'YELLOW',
}

export enum VehicleStatus {
  REGISTERED = 'REGISTERED',
  REVOKED = 'REVOKED',
  STOLEN = 'STOLEN',
}

/** Who owns: only a citizen is joined by personal ID, the others have an identifier of their own. */
export enum VehicleOwnerKind {
  CITIZEN = 'CITIZEN',
  ORGANISATION = 'ORGANISATION',
  FOREIGNER = 'FOREIGNER',
}

/** What kind of number stands in a file instead of a personal ID. */
export enum OwnerIdentifierKind {
  FORMER_ID_CARD = 'FORMER_ID_CARD',
  TAX_CODE = 'TAX_CODE',
  ESTABLISHMENT_DECISION = 'ESTABLISHMENT_DECISION',
  PASSPORT = 'PASSPORT',
  RESIDENCE_CARD = 'RESIDENCE_CARD',
  DIPLOMATIC_CARD = 'DIPLOMATIC_CARD',
}

/** What the guardian is to an owner of 15 to 18. */
export enum GuardianRelation {
  FATHER = 'FATHER',
  MOTHER = 'MOTHER',
  GUARDIAN = 'GUARDIAN',
}

export enum RegistrationEventKind {
  TEMPORARY_REGISTRATION = 'TEMPORARY_REGISTRATION',
  FIRST_REGISTRATION = 'FIRST_REGISTRATION',
  WITHDRAWAL = 'WITHDRAWAL',
  TRANSFER = 'TRANSFER',
  PLATE_CHANGE = 'PLATE_CHANGE',
  PLATE_LOST = 'PLATE_LOST',
  CERTIFICATE_RENEWED = 'CERTIFICATE_RENEWED',
  CERTIFICATE_LOST = 'CERTIFICATE_LOST',
  ALTERATION = 'ALTERATION',
  FILE_MOVED = 'FILE_MOVED',
  REPORTED_STOLEN = 'REPORTED_STOLEN',
  RECOVERED = 'RECOVERED',
}

/** Where a change of owner stands; in the order of the procedure, the last two end it. */
export enum TransferState {
  OPENED = 'OPENED',
  PAPERS_SURRENDERED = 'PAPERS_SURRENDERED',
  REVOCATION_CERTIFICATE_ISSUED = 'REVOCATION_CERTIFICATE_ISSUED',
  FILE_REQUESTED = 'FILE_REQUESTED',
  FILE_IN_TRANSIT = 'FILE_IN_TRANSIT',
  FILE_RECEIVED = 'FILE_RECEIVED',
  COMPLETED = 'COMPLETED',
  CANCELLED = 'CANCELLED',
}

/** Of a plate that is bound to its owner; follows from its dates and today, so it is stored nowhere. */
export enum IdentificationPlateStatus {
  IN_USE = 'IN_USE',
  HELD = 'HELD',
  RETURNED = 'RETURNED',
}

/** Levels of the police that register vehicles and hold their files. */
export enum AgencyLevel {
  NATIONAL = 'NATIONAL',
  PROVINCE = 'PROVINCE',
  COMMUNE = 'COMMUNE',
}

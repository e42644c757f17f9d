import { coded } from '../../shared/codelists/code-list.ts';
import { NATIONALITIES } from '../../shared/codelists/nationalities.ts';
import { registerSource } from '../../shared/codelists/register-sources.ts';
import type { SubgraphContext } from '../../shared/context.ts';
import type { RegisterRecord, VerificationState } from '../../shared/register-record.ts';
import { CARD_ISSUERS, DELETION_REASONS } from '../codelists.ts';
import type { FormerIdentityCardRow } from '../entities/former-identity-card-row.ts';
import type { RelativeWithoutIdRow } from '../entities/relative-without-id-row.ts';
import type { ResidenceRow } from '../entities/residence-row.ts';
import type { AdministrativeUnit } from '../types/administrative-unit.ts';
import type { IdentityCardStatus, RelativeRole, ResidenceKind } from '../types/enums.ts';
import { IdentityCard } from '../types/identity-card.ts';
import { RelativeWithoutId } from '../types/relative-without-id.ts';
import { AbsenceDeclaration, Residence } from '../types/residence.ts';
import { toUnit } from './to-unit.ts';

/** What converters need of the request. */
export type Setting = Pick<SubgraphContext, 'units' | 'today'>;

/** Columns that say where a record comes from. */
export interface RecordedRow {
  readonly sourceSystem: string;
  readonly recordedAt: string;
  readonly verification: string;
}

/** Fills in what every register record says of itself. */
export function recorded<Entry extends RegisterRecord>(entry: Entry, row: RecordedRow): Entry {
  entry.source = registerSource(row.sourceSystem);
  entry.recordedAt = row.recordedAt;
  entry.verification = row.verification as VerificationState;
  return entry;
}

/** The unit of an id; null for no id. */
export function unitOf({ units }: Setting, id: string | null | undefined): AdministrativeUnit | null {
  const entry = id == null ? undefined : units.byId(id);
  return entry === undefined ? null : toUnit(entry);
}

export function toResidence(row: ResidenceRow, setting: Setting): Residence {
  const residence = recorded(new Residence(), row);
  residence.kind = row.kind as ResidenceKind;
  residence.unit = unitOf(setting, row.unitId);
  residence.address = row.address ?? null;
  residence.since = row.since ?? null;
  residence.until = row.until ?? null;
  residence.purpose = row.purpose ?? null;
  residence.deletedOn = row.deletedOn ?? null;
  residence.deletionReason = coded(DELETION_REASONS, row.deletionReasonCode);
  return residence;
}

export function toAbsence(row: ResidenceRow, setting: Setting): AbsenceDeclaration {
  const absence = recorded(new AbsenceDeclaration(), row);
  absence.destinationUnit = unitOf(setting, row.unitId);
  absence.destinationAddress = row.address ?? null;
  absence.since = row.since ?? null;
  absence.until = row.until ?? null;
  absence.purpose = row.purpose ?? null;
  absence.deletedOn = row.deletedOn ?? null;
  absence.deletionReason = coded(DELETION_REASONS, row.deletionReasonCode);
  return absence;
}

export function toFormerCard(row: FormerIdentityCardRow): IdentityCard {
  const card = recorded(new IdentityCard(), row);
  card.number = row.number;
  card.issuedOn = row.issuedOn ?? null;
  card.issuedBy = coded(CARD_ISSUERS, row.issuerCode)?.name ?? null;
  card.expiresOn = row.expiresOn ?? null;
  card.status = row.status as IdentityCardStatus;
  return card;
}

export function toRelative(row: RelativeWithoutIdRow): RelativeWithoutId {
  const relative = recorded(new RelativeWithoutId(), row);
  relative.role = row.role as RelativeRole;
  relative.fullName = row.fullName;
  relative.formerIdNumber = row.formerIdNumber ?? null;
  relative.nationality = coded(NATIONALITIES, row.nationalityCode);
  return relative;
}

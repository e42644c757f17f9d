import { coded } from '../../shared/codelists/code-list.ts';
import { currentLandUseOf, landUseListOf } from '../../shared/codelists/land-use-purposes.ts';
import { registerSource } from '../../shared/codelists/register-sources.ts';
import { LAND_USE_ORIGINS } from '../codelists.ts';
import type {
  LandCertificateRow,
  LandHolderRow,
  LandParcelPreviousNumberRow,
  LandParcelRow,
  LandPurposeRow,
} from '../entities.ts';
import type { Holder } from '../types/holder.ts';
import type { LandCertificate } from '../types/land-certificate.ts';
import type { LandParcel, PreviousParcelNumber } from '../types/land-parcel.ts';
import type { LandPurpose, LandTerm } from '../types/land-purpose.ts';

/** What the world may see of a certificate; its holders and parcels are read when they are asked for. */
export function toLandCertificate(row: LandCertificateRow): LandCertificate {
  return {
    serial: row.serial,
    serialAsWritten: row.serialAsWritten,
    registerNumber: row.registerNumber ?? null,
    issuedOn: row.issuedOn ?? null,
    status: row.status,
    qrCode: row.qrCode ?? null,
    barCode: row.barCode ?? null,
    source: registerSource(row.sourceSystem),
    recordedAt: row.recordedAt,
    verification: row.verification,
  };
}

/** What the world may see of a parcel. */
export function toLandParcel(row: LandParcelRow): LandParcel {
  return {
    id: row.id,
    naturalKey: {
      unit: { id: row.keyUnitId },
      sheet: row.sheet,
      number: row.number,
      scale: row.scale ?? null,
    },
    unit: row.unitId == null ? null : { id: row.unitId },
    measuredArea: row.measuredArea ?? null,
    legalArea: row.legalArea ?? null,
    current: row.current,
    qualityGroup: row.qualityGroup ?? null,
    surveyDocument: row.surveyDocument ?? null,
    source: registerSource(row.sourceSystem),
    recordedAt: row.recordedAt,
    verification: row.verification,
    certificateSerial: row.certificateSerial ?? null,
    parentId: row.parentId ?? null,
  };
}

/** A holder; joined to a citizen by the personal ID alone, whatever else the file knows of him. */
export function toHolder(row: LandHolderRow): Holder {
  return {
    party: row.party,
    kind: row.kind,
    citizen: row.citizenId == null ? null : { id: row.citizenId },
    name: row.name,
    dateOfBirth: row.dateOfBirth ?? null,
    role: row.role ?? null,
    share: row.share ?? null,
    since: row.since ?? null,
    until: row.until ?? null,
    verification: row.verification,
    howVerified: row.howVerified ?? null,
    idPapers: row.idPapers ?? [],
  };
}

/** A purpose with the name of its list; of a code that no list has, the code stands for the name. */
export function toLandPurpose(row: LandPurposeRow): LandPurpose {
  const entry = landUseListOf(row.code)?.entries.get(row.code);
  return {
    code: row.code,
    name: entry?.name ?? row.code,
    nameEn: entry?.nameEn ?? null,
    list: entry?.list ?? null,
    currentCode: currentLandUseOf(row.code) ?? null,
    origin: coded(LAND_USE_ORIGINS, row.origin),
    term: toTerm(row),
    area: row.area ?? null,
  };
}

/** A key that the parcel bore before. */
export function toPreviousNumber(row: LandParcelPreviousNumberRow): PreviousParcelNumber {
  const { keyUnitId, sheet, number, scale = null, until = null } = row;
  return { key: { unit: { id: keyUnitId }, sheet, number, scale }, until };
}

function toTerm({ termKind, termUntil = null }: LandPurposeRow): LandTerm | null {
  return termKind == null ? null : { kind: termKind, until: termUntil };
}

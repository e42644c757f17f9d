import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { partialDateCheck } from '../shared/partial-date-check.ts';
import { recordColumns } from '../shared/record-columns.ts';
import { VerificationState } from '../shared/register-record.ts';
import {
  HolderKind,
  HolderVerificationMethod,
  LandCertificateStatus,
  LandTermKind,
  type IdPaperKind,
} from './vocabulary.ts';

/** A certificate (sổ đỏ); `serial` is `landSerialSearchKey(serial_as_written)`. */
export const LandCertificateRow = defineEntity({
  name: 'LandCertificateRow',
  tableName: 'land_certificate',
  properties: {
    serial: p.text().primary(),
    serialAsWritten: p.text(),
    /** Free-form, e.g. `CH 01234`. */
    registerNumber: p.text().nullable(),
    /** As far as the file says: year, month or day. */
    issuedOn: p.text().nullable(),
    status: p.enum(() => LandCertificateStatus),
    qrCode: p.text().nullable(),
    barCode: p.text().nullable(),
    ...recordColumns(),
  },
  checks: [
    { name: 'land_certificate_serial_normal', expression: String.raw`"serial" ~ '^[^\s[:punct:]]+$'` },
    partialDateCheck('land_certificate_issued_on_partial', 'issued_on'),
  ],
});

/** A digitised parcel; certified ones that are on paper only exist as counts in `land_coverage`. */
export const LandParcelRow = defineEntity({
  name: 'LandParcelRow',
  tableName: 'land_parcel',
  properties: {
    /** 12 characters of the geohash alphabet. */
    id: p.text().primary(),
    /** Dated id of the commune whose map names the parcel: the old one for maps made before 1 July 2025. */
    keyUnitId: p.text(),
    /** Sheet and number as `mapNumber` writes them. */
    sheet: p.text(),
    number: p.text(),
    /** Denominator of the map's scale, e.g. 1000. */
    scale: p.integer().nullable(),
    /** Dated id of today's commune; null when the old one was split and the hamlet does not decide. */
    unitId: p.text().nullable(),
    measuredArea: p.decimal('number').precision(12).scale(1).nullable(),
    legalArea: p.decimal('number').precision(12).scale(1).nullable(),
    /** False once it was split, merged or otherwise ended. */
    current: p.boolean(),
    /** The parcel it was split off. */
    parentId: () =>
      p.manyToOne(LandParcelRow).mapToPk().fieldName('parent_id').nullable().deleteRule('no action'),
    /** 1 right-sufficient-clean-live, 2 to be corrected or verified, 3 to be rebuilt; null = not yet assessed. */
    qualityGroup: p.smallint().nullable(),
    certificateSerial: () =>
      p
        .manyToOne(LandCertificateRow)
        .mapToPk()
        .fieldName('certificate_serial')
        .nullable()
        .deleteRule('no action'),
    /** The survey that fixed its borders, as the file cites it. */
    surveyDocument: p.text().nullable(),
    ...recordColumns(),
  },
  indexes: [
    { name: 'land_parcel_natural_key', properties: ['keyUnitId', 'sheet', 'number'] },
    { name: 'land_parcel_by_unit', properties: ['unitId', 'id'] },
    { name: 'land_parcel_unassigned', properties: ['keyUnitId', 'id'], where: 'unit_id is null' },
    { name: 'land_parcel_by_parent', properties: ['parentId'] },
    { name: 'land_parcel_by_certificate', properties: ['certificateSerial'] },
  ],
  checks: [
    { name: 'land_parcel_id_form', expression: `"id" ~ '^[0-9b-hjkmnp-z]{12}$'` },
    { name: 'land_parcel_quality_group_known', expression: 'quality_group >= 1 and quality_group <= 3' },
  ],
});

/** A number that the parcel bore on an earlier map. */
export const LandParcelPreviousNumberRow = defineEntity({
  name: 'LandParcelPreviousNumberRow',
  tableName: 'land_parcel_previous_number',
  properties: {
    parcelId: () => p.manyToOne(LandParcelRow).mapToPk().fieldName('parcel_id').primary(),
    /** 1 is the latest. */
    position: p.smallint().primary(),
    keyUnitId: p.text(),
    sheet: p.text(),
    number: p.text(),
    scale: p.integer().nullable(),
    /** Until when it was in use. */
    until: p.text().nullable(),
  },
  indexes: [{ name: 'land_parcel_previous_number_key', properties: ['keyUnitId', 'sheet', 'number'] }],
  checks: [partialDateCheck('land_parcel_previous_number_until_partial', 'until')],
});

/** A purpose of a parcel; a parcel with house and garden has two. */
export const LandPurposeRow = defineEntity({
  name: 'LandPurposeRow',
  tableName: 'land_purpose',
  properties: {
    parcelId: () => p.manyToOne(LandParcelRow).mapToPk().fieldName('parcel_id').primary(),
    /** 1 is the main purpose. */
    position: p.smallint().primary(),
    /** Codelist land-use-purposes, current or legacy. */
    code: p.text(),
    /** Codelist land-use-origins. */
    origin: p.text().nullable(),
    termKind: p.enum(() => LandTermKind).nullable(),
    termUntil: p.text().nullable(),
    area: p.decimal('number').precision(12).scale(1).nullable(),
  },
  checks: [partialDateCheck('land_purpose_term_until_partial', 'term_until')],
});

/** One person or body that holds a certificate; both persons of a couple stand under the same `party`. */
export const LandHolderRow = defineEntity({
  name: 'LandHolderRow',
  tableName: 'land_holder',
  properties: {
    certificateSerial: () =>
      p.manyToOne(LandCertificateRow).mapToPk().fieldName('certificate_serial').primary(),
    /** Which holder of the certificate, from 1. */
    party: p.smallint().primary(),
    /** Which person of the party, from 1. */
    position: p.smallint().primary(),
    kind: p.enum(() => HolderKind),
    /** Personal ID; null for bodies, and for persons whose ID the file does not hold. */
    citizenId: p.text().nullable(),
    name: p.text(),
    dateOfBirth: p.text().nullable(),
    role: p.text().nullable(),
    /** Share of the whole party, as written. */
    share: p.text().nullable(),
    since: p.text().nullable(),
    /** Null while it holds. */
    until: p.text().nullable(),
    verification: p.enum(() => VerificationState),
    howVerified: p.enum(() => HolderVerificationMethod).nullable(),
    idPapers: p.json<readonly StoredIdPaper[]>().nullable(),
  },
  indexes: [{ name: 'land_holder_by_citizen', properties: ['citizenId'] }],
  checks: [
    { name: 'land_holder_citizen_id_form', expression: String.raw`"citizen_id" ~ '^\d{12}$'` },
    partialDateCheck('land_holder_date_of_birth_partial', 'date_of_birth'),
    partialDateCheck('land_holder_since_partial', 'since'),
    partialDateCheck('land_holder_until_partial', 'until'),
  ],
});

/** An element of `land_holder.id_papers`. */
export interface StoredIdPaper {
  readonly kind: IdPaperKind;
  readonly number: string;
  /** Partial date. */
  readonly issuedOn?: string | null;
  readonly issuedBy?: string | null;
}

/** What a commune has certified and digitised, counted on a day. */
export const LandCoverageRow = defineEntity({
  name: 'LandCoverageRow',
  tableName: 'land_coverage',
  properties: {
    unitId: p.text().primary(),
    asOf: p.date().primary(),
    parcelsCertified: p.integer(),
    parcelsDigitised: p.integer(),
    parcelsClean: p.integer(),
    parcelsLive: p.integer(),
    qualityGroup1: p.integer(),
    qualityGroup2: p.integer(),
    qualityGroup3: p.integer(),
    ...recordColumns(),
  },
  checks: [
    {
      name: 'land_coverage_counts_fit',
      expression:
        'parcels_certified >= 0 and parcels_clean >= 0 and parcels_clean <= parcels_digitised and parcels_live >= 0 and parcels_live <= parcels_digitised',
    },
  ],
});

export type LandCertificateRow = Readonly<InferEntity<typeof LandCertificateRow>>;
export type LandParcelRow = Readonly<InferEntity<typeof LandParcelRow>>;
export type LandParcelPreviousNumberRow = Readonly<InferEntity<typeof LandParcelPreviousNumberRow>>;
export type LandPurposeRow = Readonly<InferEntity<typeof LandPurposeRow>>;
export type LandHolderRow = Readonly<InferEntity<typeof LandHolderRow>>;
export type LandCoverageRow = Readonly<InferEntity<typeof LandCoverageRow>>;

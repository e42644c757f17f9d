import { Migration } from '@mikro-orm/migrations';

/** Certificates, parcels with their purposes and earlier numbers, holders, and coverage by commune. */
export class CreateLandRegister extends Migration {
  override up(): void {
    for (const sql of [CERTIFICATE, PARCEL, PREVIOUS_NUMBER, PURPOSE, HOLDER, COVERAGE]) this.addSql(sql);
  }

  override down(): void {
    this.addSql(
      'drop table land_coverage, land_holder, land_purpose, land_parcel_previous_number, land_parcel, land_certificate',
    );
  }
}

const CERTIFICATE = String.raw`
create table land_certificate (
  serial text not null,
  serial_as_written text not null,
  register_number text,
  issued_on text,
  status text not null,
  qr_code text,
  bar_code text,
  source_system text not null,
  recorded_at timestamptz not null,
  verification text not null,
  primary key (serial),
  constraint land_certificate_serial_normal check (serial ~ '^[^\s[:punct:]]+$'),
  constraint land_certificate_issued_on_partial check (issued_on ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
  constraint land_certificate_status_check check (status in ('VALID', 'REPLACED', 'REVOKED', 'LOST')),
  constraint land_certificate_verification_check check (verification in ('VERIFIED', 'UNVERIFIED', 'UNDER_INVESTIGATION'))
);
`;

const PARCEL = String.raw`
create table land_parcel (
  id text not null,
  key_unit_id text not null,
  sheet text not null,
  number text not null,
  scale int,
  unit_id text,
  measured_area numeric(12,1),
  legal_area numeric(12,1),
  current boolean not null,
  parent_id text,
  quality_group smallint,
  certificate_serial text,
  survey_document text,
  source_system text not null,
  recorded_at timestamptz not null,
  verification text not null,
  primary key (id),
  constraint land_parcel_id_form check (id ~ '^[0-9b-hjkmnp-z]{12}$'),
  constraint land_parcel_quality_group_known check (quality_group >= 1 and quality_group <= 3),
  constraint land_parcel_verification_check check (verification in ('VERIFIED', 'UNVERIFIED', 'UNDER_INVESTIGATION')),
  constraint land_parcel_parent_id_foreign foreign key (parent_id) references land_parcel (id) on delete no action,
  constraint land_parcel_certificate_serial_foreign foreign key (certificate_serial) references land_certificate (serial) on delete no action
);
create index land_parcel_natural_key on land_parcel (key_unit_id, sheet, number);
create index land_parcel_by_unit on land_parcel (unit_id, id);
create index land_parcel_by_parent on land_parcel (parent_id);
create index land_parcel_by_certificate on land_parcel (certificate_serial);
`;

const PREVIOUS_NUMBER = String.raw`
create table land_parcel_previous_number (
  parcel_id text not null,
  position smallint not null,
  key_unit_id text not null,
  sheet text not null,
  number text not null,
  scale int,
  until text,
  primary key (parcel_id, position),
  constraint land_parcel_previous_number_until_partial check (until ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
  constraint land_parcel_previous_number_parcel_id_foreign foreign key (parcel_id) references land_parcel (id)
);
create index land_parcel_previous_number_key on land_parcel_previous_number (key_unit_id, sheet, number);
`;

const PURPOSE = String.raw`
create table land_purpose (
  parcel_id text not null,
  position smallint not null,
  code text not null,
  origin text,
  term_kind text,
  term_until text,
  area numeric(12,1),
  primary key (parcel_id, position),
  constraint land_purpose_term_until_partial check (term_until ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
  constraint land_purpose_term_kind_check check (term_kind in ('LONG_TERM', 'FIXED')),
  constraint land_purpose_parcel_id_foreign foreign key (parcel_id) references land_parcel (id)
);
`;

const HOLDER = String.raw`
create table land_holder (
  certificate_serial text not null,
  party smallint not null,
  position smallint not null,
  kind text not null,
  citizen_id text,
  name text not null,
  date_of_birth text,
  role text,
  share text,
  since text,
  until text,
  verification text not null,
  how_verified text,
  id_papers jsonb,
  primary key (certificate_serial, party, position),
  constraint land_holder_citizen_id_form check (citizen_id ~ '^\d{12}$'),
  constraint land_holder_date_of_birth_partial check (date_of_birth ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
  constraint land_holder_since_partial check (since ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
  constraint land_holder_until_partial check (until ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
  constraint land_holder_kind_check check (kind in ('PERSON', 'COUPLE', 'HOUSEHOLD', 'ORGANISATION', 'COMMUNITY')),
  constraint land_holder_verification_check check (verification in ('VERIFIED', 'UNVERIFIED', 'UNDER_INVESTIGATION')),
  constraint land_holder_how_verified_check check (how_verified in ('POPULATION_DATABASE', 'ELECTRONIC_IDENTITY', 'PAPERS', 'FIELD')),
  constraint land_holder_certificate_serial_foreign foreign key (certificate_serial) references land_certificate (serial)
);
create index land_holder_by_citizen on land_holder (citizen_id);
`;

const COVERAGE = String.raw`
create table land_coverage (
  unit_id text not null,
  as_of date not null,
  parcels_certified int not null,
  parcels_digitised int not null,
  parcels_clean int not null,
  parcels_live int not null,
  quality_group1 int not null,
  quality_group2 int not null,
  quality_group3 int not null,
  source_system text not null,
  recorded_at timestamptz not null,
  verification text not null,
  primary key (unit_id, as_of),
  constraint land_coverage_counts_fit check (parcels_certified >= 0 and parcels_clean >= 0 and parcels_clean <= parcels_digitised and parcels_live >= 0 and parcels_live <= parcels_digitised),
  constraint land_coverage_verification_check check (verification in ('VERIFIED', 'UNVERIFIED', 'UNDER_INVESTIGATION'))
);
`;

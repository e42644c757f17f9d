import { Migration } from '@mikro-orm/migrations';

const VERIFICATION = `('VERIFIED', 'UNVERIFIED', 'UNDER_INVESTIGATION')`;
const OWNER_IDENTIFIERS = `('FORMER_ID_CARD', 'TAX_CODE', 'ESTABLISHMENT_DECISION', 'PASSPORT', 'RESIDENCE_CARD', 'DIPLOMATIC_CARD')`;
const TRANSFER_STATES = `('OPENED', 'PAPERS_SURRENDERED', 'REVOCATION_CERTIFICATE_ISSUED', 'FILE_REQUESTED', 'FILE_IN_TRANSIT', 'FILE_RECEIVED', 'COMPLETED', 'CANCELLED')`;

/** The tables of the register as issued; later changes are migrations of their own. */
export class CreateVehicleTables extends Migration {
  override up(): void {
    for (const sql of [VEHICLE, CONSENT, EVENT, TRANSFER, STEP, INSPECTION, PLATE, INDEXES]) this.addSql(sql);
  }

  override down(): void {
    this.addSql(
      'drop table identification_plate, inspection, transfer_step, transfer_case, registration_event, guardian_consent, vehicle;',
    );
  }
}

const VEHICLE = `
create table vehicle (
  id int not null primary key,
  plate text not null,
  plate_colour text not null constraint vehicle_plate_colour_check check (plate_colour in ('WHITE', 'BLUE', 'YELLOW')),
  kind text not null constraint vehicle_kind_check check (kind in (
    'CAR', 'PICKUP', 'BUS', 'TRUCK', 'TRACTOR_UNIT', 'SPECIAL_PURPOSE', 'TRAILER', 'SEMI_TRAILER', 'FOUR_WHEELER',
    'MOTORCYCLE', 'THREE_WHEELER', 'MOPED', 'ELECTRIC_MOTORCYCLE')),
  make text,
  type_code text,
  model text,
  colour text,
  seats smallint,
  load_kg int,
  displacement_cc int,
  manufactured_year smallint,
  chassis_number text,
  chassis_as_written text,
  engine_numbers text[] not null,
  first_registered_on date,
  expires_on date,
  status text not null constraint vehicle_status_check check (status in ('REGISTERED', 'REVOKED', 'STOLEN')),
  owner_kind text not null
    constraint vehicle_owner_kind_check check (owner_kind in ('CITIZEN', 'ORGANISATION', 'FOREIGNER')),
  owner_id text,
  owner_identifier_kind text
    constraint vehicle_owner_identifier_kind_check check (owner_identifier_kind in ${OWNER_IDENTIFIERS}),
  owner_identifier text,
  owner_name text,
  registered_unit_id text,
  owner_unit_id text,
  file_holder_code text not null,
  source_system text not null,
  recorded_at timestamptz not null,
  verification text not null constraint vehicle_verification_check check (verification in ${VERIFICATION}),
  constraint vehicle_owner_check check (
    owner_kind = 'CITIZEN' and (owner_id is null or owner_id ~ '^[0-9]{12}$') or owner_id is null),
  constraint vehicle_owner_identifier_check check (
    (owner_identifier is null) = (owner_identifier_kind is null))
);`;

const CONSENT = `
create table guardian_consent (
  vehicle_id int not null primary key constraint guardian_consent_vehicle_id_foreign
    references vehicle (id) on update cascade on delete cascade,
  guardian_id text constraint guardian_consent_guardian_check check (guardian_id ~ '^[0-9]{12}$'),
  guardian_name text not null,
  relation text not null
    constraint guardian_consent_relation_check check (relation in ('FATHER', 'MOTHER', 'GUARDIAN')),
  given_on date not null,
  document_number text
);`;

const EVENT = `
create table registration_event (
  vehicle_id int not null constraint registration_event_vehicle_id_foreign references vehicle (id),
  number smallint not null,
  kind text not null constraint registration_event_kind_check check (kind in (
    'TEMPORARY_REGISTRATION', 'FIRST_REGISTRATION', 'WITHDRAWAL', 'TRANSFER', 'PLATE_CHANGE', 'PLATE_LOST',
    'CERTIFICATE_RENEWED', 'CERTIFICATE_LOST', 'ALTERATION', 'FILE_MOVED', 'REPORTED_STOLEN', 'RECOVERED')),
  occurred_on date not null,
  agency_code text,
  plate text,
  owner_id text constraint registration_event_owner_check check (owner_id ~ '^[0-9]{12}$'),
  owner_name text,
  document_number text,
  note text,
  primary key (vehicle_id, number)
);`;

const TRANSFER = `
create table transfer_case (
  id int not null primary key,
  vehicle_id int not null constraint transfer_case_vehicle_id_foreign references vehicle (id),
  state text not null constraint transfer_case_state_check check (state in ${TRANSFER_STATES}),
  state_since date not null,
  opened_on date not null,
  closed_on date,
  seller_id text constraint transfer_case_seller_check check (seller_id ~ '^[0-9]{12}$'),
  seller_name text,
  buyer_id text constraint transfer_case_buyer_check check (buyer_id ~ '^[0-9]{12}$'),
  buyer_name text,
  file_holder_code text not null,
  receiving_agency_code text not null,
  revocation_certificate text,
  revoked_on date,
  missing_papers text[] not null,
  source_system text not null,
  recorded_at timestamptz not null,
  verification text not null constraint transfer_case_verification_check check (verification in ${VERIFICATION}),
  constraint transfer_case_closed_check check (
    (closed_on is not null) = (state in ('COMPLETED', 'CANCELLED')))
);`;

const STEP = `
create table transfer_step (
  case_id int not null constraint transfer_step_case_id_foreign references transfer_case (id),
  number smallint not null,
  state text not null constraint transfer_step_state_check check (state in ${TRANSFER_STATES}),
  occurred_on date not null,
  agency_code text not null,
  note text,
  primary key (case_id, number)
);`;

const INSPECTION = `
create table inspection (
  certificate_number text not null primary key,
  chassis_number text not null,
  engine_number text not null,
  plate_as_written text,
  cycle_months smallint not null
    constraint inspection_cycle_check check (cycle_months in (3, 6, 12, 18, 24, 36)),
  inspected_on date not null,
  due_on date not null,
  centre_code text not null,
  source_system text not null,
  recorded_at timestamptz not null,
  verification text not null constraint inspection_verification_check check (verification in ${VERIFICATION}),
  constraint inspection_due_check check (due_on > inspected_on)
);`;

const PLATE = `
create table identification_plate (
  id int not null primary key,
  plate text not null,
  owner_id text constraint identification_plate_owner_check check (owner_id ~ '^[0-9]{12}$'),
  owner_identifier_kind text
    constraint identification_plate_owner_identifier_kind_check check (owner_identifier_kind in ${OWNER_IDENTIFIERS}),
  owner_identifier text,
  since date not null,
  vehicle_id int constraint identification_plate_vehicle_id_foreign references vehicle (id) on delete set null,
  hold_until date,
  returned_on date,
  source_system text not null,
  recorded_at timestamptz not null,
  verification text not null
    constraint identification_plate_verification_check check (verification in ${VERIFICATION}),
  constraint identification_plate_bearer_check check (
    vehicle_id is null or (hold_until is null and returned_on is null))
);`;

const INDEXES = `
create index vehicle_owner_index on vehicle (owner_id);
create index vehicle_plate_index on vehicle (plate);
create index vehicle_chassis_index on vehicle (chassis_number);
create index vehicle_owner_identifier_index on vehicle (owner_identifier_kind, owner_identifier, id)
  where owner_identifier is not null;
create index vehicle_unit_index on vehicle (owner_unit_id, kind, file_holder_code) where status <> 'REVOKED';
create index transfer_case_vehicle_index on transfer_case (vehicle_id, opened_on);
create index transfer_case_buyer_index on transfer_case (buyer_id);
create unique index transfer_case_one_open_unique on transfer_case (vehicle_id) where closed_on is null;
create index inspection_chassis_index on inspection (chassis_number, engine_number, inspected_on, certificate_number)
  include (due_on);
create index identification_plate_owner_index on identification_plate (owner_id);
create index identification_plate_vehicle_index on identification_plate (vehicle_id);
create unique index identification_plate_unique on identification_plate (plate) where returned_on is null;`;

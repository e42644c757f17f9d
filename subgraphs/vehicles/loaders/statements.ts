import { columns, statement } from '../../shared/statement.ts';
import { GuardianConsentRow } from '../entities/guardian-consent-row.ts';
import { IdentificationPlateRow } from '../entities/identification-plate-row.ts';
import { InspectionRow } from '../entities/inspection-row.ts';
import { RegistrationEventRow } from '../entities/registration-event-row.ts';
import { TransferCaseRow, TransferStepRow } from '../entities/transfer-case-row.ts';
import { VehicleRow } from '../entities/vehicle-row.ts';
import { OWNER_NUMBER } from '../migrations/003-match-owner-numbers.ts';
import type { VehicleGroup } from '../types/vehicle-summary.ts';

/** The columns of a `VehicleHead`. */
export type VehicleHeadRow = Pick<
  VehicleRow,
  'id' | 'plate' | 'kind' | 'status' | 'ownerId' | 'chassisNumber' | 'engineNumbers'
>;

const VEHICLE = `select ${columns(VehicleRow, 'v')} from vehicle v`;
/** For each way in, oldest registration first. */
const OLDEST_FIRST = 'order by v.first_registered_on nulls first, v.id';

/** `$1` ids. */
export const VEHICLES = statement<VehicleRow>('vehicle_by_id', `${VEHICLE} where v.id = any($1)`);

/** `$1` personal IDs. */
export const VEHICLES_OF_CITIZENS = statement<VehicleRow>(
  'vehicle_by_owner',
  `${VEHICLE} where v.owner_id = any($1) ${OLDEST_FIRST}`,
);

/** `$1` personal IDs; a quarter of the columns, for pages of a thousand citizens. */
export const HEADS_OF_CITIZENS = statement<VehicleHeadRow>(
  'vehicle_head_by_owner',
  `select v.id, v.plate, v.kind, v.status, v.owner_id as "ownerId", v.chassis_number as "chassisNumber",
          v.engine_numbers as "engineNumbers"
     from vehicle v where v.owner_id = any($1) ${OLDEST_FIRST}`,
);

/** `$1` plates. */
export const VEHICLES_OF_PLATES = statement<VehicleRow>(
  'vehicle_by_plate',
  `${VEHICLE} where v.plate = any($1) ${OLDEST_FIRST}`,
);

/** `$1` chassis numbers. */
export const VEHICLES_OF_CHASSIS = statement<VehicleRow>(
  'vehicle_by_chassis',
  `${VEHICLE} where v.chassis_number = any($1) ${OLDEST_FIRST}`,
);

const OF_OWNER = `v.owner_identifier_kind = $1 and ${OWNER_NUMBER} = $2`;

/** `$1` kind and `$2` `readOwnerNumber` of the owner's paper, `$3` id of the vehicle before, `$4` rows. */
export const PAGE_OF_OWNER = statement<VehicleRow>(
  'vehicle_page_by_owner_identifier',
  `${VEHICLE} where ${OF_OWNER} and v.id > $3 order by v.id limit $4`,
);

/** `$1` kind and `$2` `readOwnerNumber` of the owner's paper. */
export const COUNT_OF_OWNER = statement<{ readonly count: number }>(
  'vehicle_count_by_owner_identifier',
  `select count(*)::int as "count" from vehicle v where ${OF_OWNER}`,
);

/** `$1` code of the agency, `$2` id of the vehicle before, `$3` rows. */
export const PAGE_OF_FILE_HOLDER = statement<VehicleRow>(
  'vehicle_page_by_file_holder',
  `${VEHICLE} where v.file_holder_code = $1 and v.id > $2 order by v.id limit $3`,
);

/** `$1` code of the agency. */
export const COUNT_OF_FILE_HOLDER = statement<{ readonly count: number }>(
  'vehicle_count_by_file_holder',
  `select count(*)::int as "count" from vehicle v where v.file_holder_code = $1`,
);

/** Vehicles that the summary of a unit counts; `$2` a kind and `$3` file holders, null for all. */
const COUNTED = `v.status <> 'REVOKED' and ($2::text is null or v.kind = $2)
  and ($3::text[] is null or v.file_holder_code = any($3))`;

const pageOfUnits = (condition: string) =>
  `${VEHICLE} where v.id = any(array(
     select found.id from unnest($1::text[]) as unit (id) cross join lateral (
       select v.id from vehicle v
        where v.owner_unit_id = unit.id and ${condition} and v.id > $4 order by v.id limit $5) found
      order by found.id limit $5))
    order by v.id`;

/** `$1` units, `$4` id of the vehicle before, `$5` rows; the ids of a page come from the index alone. */
export const PAGE_OF_UNITS = statement<VehicleRow>('vehicle_page_by_unit', pageOfUnits(COUNTED));

/** `$1` vehicles. */
export const EVENTS_OF_VEHICLES = statement<RegistrationEventRow>(
  'registration_event_by_vehicle',
  `select ${columns(RegistrationEventRow, 'e')} from registration_event e
    where e.vehicle_id = any($1) order by e.vehicle_id, e.number`,
);

/** `$1` vehicles. */
export const CONSENTS_OF_VEHICLES = statement<GuardianConsentRow>(
  'guardian_consent_by_vehicle',
  `select ${columns(GuardianConsentRow, 'c')} from guardian_consent c where c.vehicle_id = any($1)`,
);

/** `$1` vehicles; of each the open case, or else the one opened last. */
export const TRANSFERS_OF_VEHICLES = statement<TransferCaseRow>(
  'transfer_case_by_vehicle',
  `select distinct on (t.vehicle_id) ${columns(TransferCaseRow, 't')} from transfer_case t
    where t.vehicle_id = any($1)
    order by t.vehicle_id, (t.closed_on is null) desc, t.opened_on desc, t.id desc`,
);

/** `$1` personal IDs. */
export const OPEN_TRANSFERS_OF_BUYERS = statement<TransferCaseRow>(
  'transfer_case_open_by_buyer',
  `select ${columns(TransferCaseRow, 't')} from transfer_case t
    where t.buyer_id = any($1) and t.closed_on is null order by t.opened_on, t.id`,
);

/** `$1` cases. */
export const STEPS_OF_TRANSFERS = statement<TransferStepRow>(
  'transfer_step_by_case',
  `select ${columns(TransferStepRow, 's')} from transfer_step s
    where s.case_id = any($1) order by s.case_id, s.number`,
);

/** `$1` chassis numbers; latest first. */
export const INSPECTIONS_OF_CHASSIS = statement<InspectionRow>(
  'inspection_by_chassis',
  `select ${columns(InspectionRow, 'i')} from inspection i
    where i.chassis_number = any($1) order by i.inspected_on desc, i.certificate_number desc`,
);

const PLATE = `select ${columns(IdentificationPlateRow, 'i')} from identification_plate i`;

/** `$1` personal IDs. */
export const PLATES_OF_CITIZENS = statement<IdentificationPlateRow>(
  'identification_plate_by_owner',
  `${PLATE} where i.owner_id = any($1) order by i.since, i.id`,
);

/** `$1` vehicles. */
export const PLATES_OF_VEHICLES = statement<IdentificationPlateRow>(
  'identification_plate_by_vehicle',
  `${PLATE} where i.vehicle_id = any($1)`,
);

const UNIT_GROUP = `v.owner_unit_id as "unitId", v.kind as "kind", v.file_holder_code as "fileHolderCode"`;

/** `$1` units; answered from the index alone, once the table has been vacuumed. */
export const COUNTS_OF_UNITS = statement<VehicleGroup>(
  'vehicle_count_by_unit',
  `select ${UNIT_GROUP}, count(*)::int as "count"
     from vehicle v
    where v.owner_unit_id = any($1) and v.status <> 'REVOKED'
    group by v.owner_unit_id, v.kind, v.file_holder_code`,
);

/** True for an inspection of that alias which is of the vehicle `v`; the same rule as `matchInspection`. */
const isOf = (inspection: string) =>
  `${inspection}.chassis_number = v.chassis_number
      and (${inspection}.engine_number = any(v.engine_numbers)
        or ${inspection}.engine_number = '' and v.engine_numbers = '{}' and v.kind in ('TRAILER', 'SEMI_TRAILER'))`;

/**
 * Vehicles `v` whose latest inspection `i` is past its day, `today`. The latest of each chassis and engine is read off the
 * index; of those that have expired few are left, and their vehicles are looked up by chassis. The last condition sees to
 * vehicles with several engines, of which another may have been inspected later.
 */
const overdue = (today: string, columns: string, condition: string) =>
  `with expired as materialized (
     select * from (
       select distinct on (chassis_number, engine_number)
              chassis_number, engine_number, inspected_on, certificate_number, due_on
         from inspection
        order by chassis_number desc, engine_number desc, inspected_on desc, certificate_number desc) latest
      where due_on < ${today})
   select ${columns}
     from expired i join vehicle v on ${isOf('i')}
    where v.owner_unit_id = any($1) and ${condition}
      and not exists (
        select from inspection later
         where ${isOf('later')}
           and (later.inspected_on, later.certificate_number) > (i.inspected_on, i.certificate_number))`;

/** `$1` units, `$2` today. */
export const OVERDUE_OF_UNITS = statement<VehicleGroup>(
  'inspection_overdue_by_unit',
  `${overdue('$2', `${UNIT_GROUP}, count(*)::int as "count"`, `v.status <> 'REVOKED'`)}
    group by v.owner_unit_id, v.kind, v.file_holder_code`,
);

/** As `PAGE_OF_UNITS`, of those that are overdue; `$6` today. */
export const OVERDUE_PAGE_OF_UNITS = statement<VehicleRow>(
  'inspection_overdue_page_by_unit',
  `${overdue('$6', columns(VehicleRow, 'v'), `${COUNTED} and v.id > $4`)} order by v.id limit $5`,
);

/** As `PAGE_OF_UNITS`, of those that are not; `$6` today. */
export const OTHERS_PAGE_OF_UNITS = statement<VehicleRow>(
  'inspection_not_overdue_page_by_unit',
  pageOfUnits(`${COUNTED} and v.id not in (${overdue('$6', 'v.id', COUNTED)})`),
);

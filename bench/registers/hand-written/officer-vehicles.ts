import { agenciesOf } from '../../../subgraphs/vehicles/agencies.ts';
import { transferPaper } from '../../../subgraphs/vehicles/codelists.ts';
import { matchInspection } from '../../../subgraphs/vehicles/rules/match-inspection.ts';
import { stateOfVehicles } from '../../../subgraphs/vehicles/rules/state-of-vehicles.ts';
import { daysBetween } from '../../../subgraphs/shared/calendar.ts';
import type { Inspection } from '../../../subgraphs/vehicles/types/inspection.ts';
import type { VehicleHead } from '../../../subgraphs/vehicles/types/vehicle-head.ts';
import type { Registers } from './registers.ts';

const VEHICLES = `select id, plate, kind, status, chassis_number as "chassisNumber", engine_numbers as "engineNumbers",
    make, model, colour, registered_unit_id as unit, file_holder_code as "fileHolder"
  from vehicle where owner_id = $1 order by first_registered_on nulls first, id`;
const INSPECTIONS = `select chassis_number as chassis, nullif(engine_number, '') as "engineNumber", due_on as "dueOn"
  from inspection where chassis_number = any($1) order by inspected_on desc, certificate_number desc`;
const TRANSFERS = `select distinct on (vehicle_id) vehicle_id as vehicle, state, opened_on as "openedOn",
    closed_on as "closedOn", missing_papers as missing
  from transfer_case where vehicle_id = any($1)
  order by vehicle_id, (closed_on is null) desc, opened_on desc, id desc`;

type Vehicle = Omit<VehicleHead, 'id'> & {
  readonly id: number;
  readonly make: string | null;
  readonly model: string | null;
  readonly colour: string | null;
  readonly unit: string | null;
  readonly fileHolder: string;
};

interface Transfer {
  readonly vehicle: number;
  readonly state: string;
  readonly openedOn: string;
  readonly closedOn: string | null;
  readonly missing: readonly string[];
}

export async function officerVehicles(registers: Registers, id: string): Promise<object> {
  const { vehicles } = registers;
  const found = await vehicles<Vehicle>('vehicles', VEHICLES, [id]);
  if (found.length === 0) return { state: 'NONE', items: found };
  const chassis = found.flatMap(({ chassisNumber }) => chassisNumber ?? []);
  const [inspections, transfers] = await Promise.all([
    vehicles<Inspection & { readonly chassis: string }>('inspections', INSPECTIONS, [chassis]),
    vehicles<Transfer>('transfers', TRANSFERS, [found.map((vehicle) => vehicle.id)]),
  ]);
  const items = found.map((vehicle) => {
    const known = inspections.filter((one) => one.chassis === vehicle.chassisNumber);
    const { inspection } = matchInspection({ ...vehicle, id: '' }, known);
    const transfer = transfers.find((one) => one.vehicle === vehicle.id);
    return toItem(registers, vehicle, inspection, transfer);
  });
  return { state: stateOfVehicles(found.map((vehicle) => ({ ...vehicle, id: '' }))), items };
}

function toItem(
  { units, today }: Registers,
  { plate, make, model, colour, status, unit, fileHolder }: Vehicle,
  inspection: Inspection | null,
  transfer: Transfer | undefined,
): object {
  const entry = unit === null ? undefined : units.byId(unit);
  return {
    plate,
    make,
    model,
    colour,
    status,
    registeredAt: entry ? { name: entry.name } : null,
    fileHolder: { name: agenciesOf(units).byCode(fileHolder).name },
    inspection: inspection && { dueOn: inspection.dueOn },
    transfer: transfer
      ? {
          state: transfer.state,
          daysElapsed: daysBetween(transfer.openedOn, transfer.closedOn ?? today),
          missing: transfer.missing.map((code) => transferPaper(code).name),
        }
      : null,
  };
}

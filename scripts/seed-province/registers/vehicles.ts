import { GuardianConsentRow } from '../../../subgraphs/vehicles/entities/guardian-consent-row.ts';
import { IdentificationPlateRow } from '../../../subgraphs/vehicles/entities/identification-plate-row.ts';
import { InspectionRow } from '../../../subgraphs/vehicles/entities/inspection-row.ts';
import { RegistrationEventRow } from '../../../subgraphs/vehicles/entities/registration-event-row.ts';
import { TransferCaseRow, TransferStepRow } from '../../../subgraphs/vehicles/entities/transfer-case-row.ts';
import { VehicleRow } from '../../../subgraphs/vehicles/entities/vehicle-row.ts';
import { vehicles } from '../../../subgraphs/vehicles/subgraph.ts';
import type { RegisterWriter, RowSink } from '../load/register-writer.ts';
import { createRandom, type Random } from '../random.ts';
import { dateOf, MERGER, TODAY, type Day } from '../world/days.ts';
import { fullName } from '../world/person.ts';
import { OLD_PROVINCES, type BlockPlan } from '../world/plan-blocks.ts';
import type { Inspection, Vehicle } from '../world/vehicle.ts';
import { createIds } from './ids.ts';
import { agencyOf, record, type VehicleFile } from './vehicle-file.ts';
import { writeTransfer } from './vehicle-transfers.ts';

/** The vehicle register: vehicles, their plates, events, open transfers and inspections. */
export const vehiclesWriter: RegisterWriter = {
  definition: vehicles,
  rows: [
    VehicleRow,
    RegistrationEventRow,
    GuardianConsentRow,
    IdentificationPlateRow,
    InspectionRow,
    TransferCaseRow,
    TransferStepRow,
  ],
  write({ plan, vehicles: fleet }, sink) {
    const random = createRandom(plan.index, STREAM);
    const ids = createIds(plan.index);
    for (const vehicle of fleet) writeVehicle({ sink, random, plan, id: ids.next() }, vehicle);
  },
};

const STREAM = 103;

function writeVehicle(file: VehicleFile, vehicle: Vehicle): void {
  const { sink, random, plan, id } = file;
  const { owner, registered, plate } = vehicle;
  sink.add(VehicleRow, {
    id,
    plate,
    plateColour: 'WHITE',
    kind: vehicle.electric ? 'ELECTRIC_MOTORCYCLE' : vehicle.kind,
    make: vehicle.make,
    model: vehicle.model,
    colour: vehicle.colour,
    ...buildOf(random, vehicle),
    manufacturedYear: vehicle.manufactured,
    chassisNumber: vehicle.chassis,
    chassisAsWritten: random.chance(0.02)
      ? `${vehicle.chassis.slice(0, 6)} ${vehicle.chassis.slice(6)}`
      : null,
    engineNumbers: [vehicle.engine],
    firstRegisteredOn: dateOf(registered),
    status: statusOf(vehicle),
    ...ownerColumns(vehicle),
    ownerKind: vehicle.organisation ? 'ORGANISATION' : 'CITIZEN',
    ownerName: ownerName(vehicle),
    registeredUnitId: registeredUnit(plan, vehicle),
    ownerUnitId: owner.household?.unit ?? plan.present.id,
    fileHolderCode: agencyOf(vehicle.fileProvince),
    ...record(registered),
  });
  writeEvents(file, vehicle);
  if (vehicle.identificationPlate) writePlate(file, vehicle);
  if (vehicle.inspection) writeInspection(sink, vehicle, vehicle.inspection);
  if (vehicle.transfer) writeTransfer(file, vehicle, vehicle.transfer);
}

/** A commune here; of another province no more is known than its name. */
function registeredUnit({ old, present }: BlockPlan, { fileProvince, registered }: Vehicle): string {
  const merged = registered >= MERGER;
  if (OLD_PROVINCES.includes(fileProvince)) return merged ? present.id : old.id;
  return `${fileProvince}@${merged ? '2025-07-01' : '2004-07-08'}`;
}

function statusOf({ stolen, revoked }: Vehicle): string {
  if (stolen) return 'STOLEN';
  return revoked === null ? 'REGISTERED' : 'REVOKED';
}

/** On its vehicle, or kept for the owner for five years after the vehicle was withdrawn. */
function writePlate({ sink, id }: VehicleFile, vehicle: Vehicle): void {
  const { plate, registered, revoked } = vehicle;
  sink.add(IdentificationPlateRow, {
    id,
    plate,
    ...ownerColumns(vehicle),
    since: dateOf(registered),
    ...(revoked === null ? { vehicleId: id } : { holdUntil: addMonths(revoked, 60) }),
    ...record(registered),
  });
}

/** Only a citizen has a personal ID to be joined by. */
function ownerColumns({ owner, organisation }: Vehicle) {
  if (!organisation) return { ownerId: owner.id };
  return { ownerIdentifierKind: 'TAX_CODE', ownerIdentifier: organisation.taxCode };
}

function ownerName({ owner, organisation }: Vehicle): string {
  return organisation?.name ?? fullName(owner.name);
}

function buildOf(random: Random, { kind, electric }: Vehicle) {
  if (kind === 'MOTORCYCLE') {
    const typeCode = random.chance(0.6) ? 'UNDERBONE' : 'SCOOTER';
    return { typeCode, seats: 2, displacementCc: electric ? null : random.pick([97, 109, 110, 124, 149]) };
  }
  if (kind === 'CAR') return { typeCode: 'SEDAN', seats: 5, displacementCc: random.pick([1197, 1496, 1998]) };
  return { typeCode: 'CARGO_TRUCK', seats: 3, loadKg: random.pick([990, 1990, 3490]), displacementCc: 2999 };
}

function writeEvents({ sink, random, id }: VehicleFile, vehicle: Vehicle): void {
  const { owner, organisation, registered, plate, fileProvince, stolen, revoked, transfer } = vehicle;
  const agencyCode = agencyOf(fileProvince);
  const event = { vehicleId: id, agencyCode };
  sink.add(RegistrationEventRow, {
    ...event,
    number: 1,
    kind: 'FIRST_REGISTRATION',
    occurredOn: dateOf(registered),
    plate,
    ownerId: organisation || transfer ? null : owner.id,
    ownerName: transfer?.sellerName ?? ownerName(vehicle),
    documentNumber: String(100_000 + (id % 900_000)),
  });
  if (revoked !== null) {
    const documentNumber = `${id}/TH`;
    sink.add(RegistrationEventRow, {
      ...event,
      number: 2,
      kind: 'WITHDRAWAL',
      occurredOn: dateOf(revoked),
      documentNumber,
    });
    return;
  }
  if (transfer || (!stolen && !random.chance(0.25))) return;
  sink.add(RegistrationEventRow, {
    ...event,
    number: 2,
    kind: stolen ? 'REPORTED_STOLEN' : random.pick(['CERTIFICATE_RENEWED', 'CERTIFICATE_LOST', 'PLATE_LOST']),
    occurredOn: dateOf(random.between(Math.min(registered + 1, TODAY), TODAY)),
  });
}

/** Due on the same day of the month, or the last of a shorter one. */
function writeInspection(sink: RowSink, vehicle: Vehicle, inspection: Inspection): void {
  sink.add(InspectionRow, {
    certificateNumber: inspection.certificate,
    chassisNumber: vehicle.chassis,
    engineNumber: inspection.engine,
    plateAsWritten: vehicle.plate,
    cycleMonths: inspection.cycleMonths,
    inspectedOn: dateOf(inspection.on),
    dueOn: addMonths(inspection.on, inspection.cycleMonths),
    centreCode: vehicle.plate.startsWith('23') ? '2301D' : '2201S',
    ...record(inspection.on),
    sourceSystem: 'INSPECTION',
  });
}

function addMonths(day: Day, months: number): string {
  const [year, month, date] = dateOf(day).split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

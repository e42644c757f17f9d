import { communesInForce } from '../../../subgraphs/land/communes-in-force.ts';
import { decodeCursor, encodeCursor } from '../../../subgraphs/shared/cursor.ts';
import { stateOfVehicles } from '../../../subgraphs/vehicles/rules/state-of-vehicles.ts';
import type { VehicleHead } from '../../../subgraphs/vehicles/types/vehicle-head.ts';
import { civilStatusOf, type CivilStatus } from './civil-status.ts';
import { stateOfNothing } from './land-state.ts';
import type { Registers } from './registers.ts';

const PEOPLE = `select id, full_name as name, date_of_birth as "dateOfBirth", household_number as household
  from person where permanent_unit_id = $1 and id > $2 order by id limit $3`;
const VEHICLES = `select id, plate, kind, status, owner_id as owner, chassis_number as "chassisNumber",
    engine_numbers as "engineNumbers"
  from vehicle where owner_id = any($1) order by first_registered_on nulls first, id`;
const LAND = `select h.citizen_id as citizen, c.status, p.id, p.legal_area as "legalArea"
  from (select distinct citizen_id, certificate_serial from land_holder where citizen_id = any($1) and until is null) h
  join land_certificate c on c.serial = h.certificate_serial
  left join land_parcel p on p.certificate_serial = h.certificate_serial and p.current order by p.id`;

interface Person {
  readonly id: string;
  readonly name: string;
  readonly dateOfBirth: string | null;
  readonly household: string | null;
}

type Vehicle = VehicleHead & { readonly owner: string };

interface Holding {
  readonly citizen: string;
  readonly status: string;
  readonly id: string | null;
  readonly legalArea: number | null;
}

/** The report's query by SQL and object literals: one statement for the people, then one for each table. */
export async function communePage(
  registers: Registers,
  { code = '', first, after }: Readonly<Record<string, string | number>>,
): Promise<object> {
  const unit = registers.units.on(String(code), registers.today);
  if (!unit || typeof first !== 'number') throw new TypeError('unknown commune, or no page size');
  const list = `citizens of ${unit.id}`;
  const start = typeof after === 'string' ? String(decodeCursor(registers.cursorSeal, list, after)[0]) : '';
  const people = await registers.population<Person>('people', PEOPLE, [unit.id, start, first + 1]);
  const page = people.slice(0, first);
  const last = page.at(-1);
  const pageInfo = {
    hasNextPage: people.length > first,
    endCursor: last ? encodeCursor(registers.cursorSeal, list, [last.id]) : null,
  };
  const edges = (await toNodes(registers, page, unit.id)).map((node) => ({ node }));
  return { administrativeUnit: { name: unit.name, citizens: { pageInfo, edges } } };
}

async function toNodes(
  registers: Registers,
  people: readonly Person[],
  unitId: string,
): Promise<readonly object[]> {
  const ids = people.map(({ id }) => id);
  const [civil, vehicles, land, nothing] = await Promise.all([
    civilStatusOf(registers, ids),
    registers.vehicles<Vehicle>('vehicle_heads', VEHICLES, [ids]),
    registers.land<Holding>('holdings', LAND, [ids]),
    stateOfNothing(registers, communesInForce(registers.units, unitId)),
  ]);
  const owned = Map.groupBy(vehicles, ({ owner }) => owner);
  const held = Map.groupBy(land, ({ citizen }) => citizen);
  return people.map(({ id, name, dateOfBirth, household }) => ({
    id,
    name: { full: name },
    dateOfBirth,
    household: household === null ? null : { fileNumber: household },
    civilStatus: toCivilStatus(civil.get(id) as CivilStatus),
    vehicles: toVehicles(owned.get(id) ?? []),
    land: toLand(held.get(id) ?? [], nothing),
  }));
}

function toCivilStatus({ state, birth }: CivilStatus): object {
  return { state, birth: birth && { number: birth.number, year: birth.year } };
}

function toVehicles(vehicles: readonly Vehicle[]): object {
  const items = vehicles.map(({ plate, kind, status }) => ({ plate, kind, status }));
  return { state: stateOfVehicles(vehicles), items };
}

function toLand(holdings: readonly Holding[], nothing: string): object {
  const ended = holdings.some(({ status }) => status === 'REPLACED' || status === 'REVOKED');
  return {
    state: holdings.length === 0 ? nothing : ended ? 'MISMATCH' : 'FOUND',
    parcels: holdings.flatMap(({ id, legalArea }) => (id === null ? [] : [{ id, legalArea }])),
  };
}

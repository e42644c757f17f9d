import {
  PAGE_SIZE,
  readPage,
  toConnection,
  type Connection,
  type PageArguments,
  type PageRequest,
} from '../../shared/connection.ts';
import type { SubgraphContext } from '../../shared/context.ts';
import { agenciesOf } from '../agencies.ts';
import type { VehicleRow } from '../entities/vehicle-row.ts';
import type { OwnerIdentifier } from '../types/owner-identifier.ts';
import type { Vehicle } from '../types/vehicle.ts';
import { readOwnerNumber } from '../rules/read-owner-number.ts';
import { readAgencyCode } from './read-agency-code.ts';
import * as sql from './statements.ts';
import { toVehicle } from './vehicle-loaders.ts';

/** A page of the vehicles of an owner who has no personal ID: an organisation's fleet can be long. */
export async function pageOfOwner(
  context: SubgraphContext,
  { kind, number: written }: OwnerIdentifier,
  request: PageArguments,
): Promise<Connection<Vehicle>> {
  const number = readOwnerNumber(written);
  const page = readPage(context, `vehicles of ${kind} ${number}`, request, PAGE_SIZE.report);
  const rows = context.reader.select(sql.PAGE_OF_OWNER, [kind, number, ...boundsOf(page)]);
  const count = () => context.reader.select(sql.COUNT_OF_OWNER, [kind, number]);
  return vehicleList(context, page, { rows: await rows, count });
}

/**
 * A page of the vehicles, revoked ones too, whose original file an agency holds.
 * @throws as `readAgencyCode` does.
 */
export async function pageOfFileHolder(
  context: SubgraphContext,
  agency: string,
  request: PageArguments,
): Promise<Connection<Vehicle>> {
  const code = await readAgencyCode(context, 'agency', agency);
  const page = readPage(context, `files of ${code}`, request, PAGE_SIZE.report);
  const rows = await context.reader.select(sql.PAGE_OF_FILE_HOLDER, [code, ...boundsOf(page)]);
  const count = () => context.reader.select(sql.COUNT_OF_FILE_HOLDER, [code]);
  return vehicleList(context, page, { rows, count });
}

/** Which vehicles of a summary are listed. */
export interface CountedVehicles {
  readonly unitIds: readonly string[];
  readonly kind: string | null;
  /** Codes of agencies; null for any. */
  readonly fileHolders: readonly string[] | null;
  /** Whether the latest inspection is; null for any. */
  readonly overdue: boolean | null;
  readonly count: () => Promise<number>;
}

/** A page of the vehicles that a figure of a summary counted. */
export async function pageOfCounted(
  context: SubgraphContext,
  { unitIds, kind, fileHolders, overdue, count }: CountedVehicles,
  page: PageRequest,
): Promise<Connection<Vehicle>> {
  const values = [unitIds, kind, fileHolders, ...boundsOf(page)];
  const judged = overdue ? sql.OVERDUE_PAGE_OF_UNITS : sql.OTHERS_PAGE_OF_UNITS;
  const rows = await (overdue === null
    ? context.reader.select(sql.PAGE_OF_UNITS, values)
    : context.reader.select(judged, [...values, context.today]));
  return vehicleList(context, page, { rows, count: async () => [{ count: await count() }] });
}

interface Read {
  readonly rows: readonly VehicleRow[];
  readonly count: () => Promise<readonly { readonly count: number }[]>;
}

function vehicleList(
  { units }: SubgraphContext,
  page: PageRequest,
  { rows, count }: Read,
): Connection<Vehicle> {
  return toConnection({
    page,
    rows,
    keyOf: ({ id }) => [id],
    toNode: (row) => toVehicle(row, agenciesOf(units)),
    count: async () => (await count())[0]?.count ?? 0,
  });
}

/** The id before the page (0 precedes all), and the number of rows to read. */
function boundsOf({ after, limit }: PageRequest): readonly [after: number, rows: number] {
  return [Number(after?.[0] ?? 0), limit + 1];
}

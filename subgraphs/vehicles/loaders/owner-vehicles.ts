import {
  readPage,
  toConnection,
  PAGE_SIZE,
  type Connection,
  type PageArguments,
} from '../../shared/connection.ts';
import type { SubgraphContext } from '../../shared/context.ts';
import { plainText } from '../../shared/text/clean-text.ts';
import { agenciesOf } from '../agencies.ts';
import type { VehicleRow } from '../entities/vehicle-row.ts';
import type { OwnerIdentifier } from '../types/owner-identifier.ts';
import type { Vehicle } from '../types/vehicle.ts';
import { COUNT_OF_OWNER, PAGE_OF_OWNER } from './statements.ts';
import { toVehicle } from './vehicle-loaders.ts';

export interface VehiclesOfOwner extends Connection<Vehicle> {
  /** Whose vehicles they are, for the total. */
  readonly owner: OwnerIdentifier;
}

/** A page of the vehicles of an owner who has no personal ID: an organisation's fleet can be long. */
export async function pageOfOwner(
  context: SubgraphContext,
  given: OwnerIdentifier,
  request: PageArguments,
): Promise<VehiclesOfOwner> {
  const owner = { kind: given.kind, number: plainText(given.number) };
  const list = `vehicles of ${owner.kind} ${owner.number}`;
  const page = readPage(context, list, request, PAGE_SIZE.report);
  const after = Number(page.after?.[0] ?? 0);
  const rows = await context.reader.select(PAGE_OF_OWNER, [owner.kind, owner.number, after, page.limit + 1]);
  const toNode = (row: VehicleRow) => toVehicle(row, agenciesOf(context.units));
  return { owner, ...toConnection({ page, rows, keyOf: ({ id }) => [id], toNode }) };
}

/** How many vehicles such an owner has. */
export async function countOfOwner({ reader }: SubgraphContext, owner: OwnerIdentifier): Promise<number> {
  const [row] = await reader.select(COUNT_OF_OWNER, [owner.kind, owner.number]);
  return row?.count ?? 0;
}

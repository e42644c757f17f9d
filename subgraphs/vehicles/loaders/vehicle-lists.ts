import { argumentFault } from '../../shared/argument-fault.ts';
import {
  PAGE_SIZE,
  readPage,
  toConnection,
  type Connection,
  type PageArguments,
  type PageRequest,
} from '../../shared/connection.ts';
import type { SubgraphContext } from '../../shared/context.ts';
import { plainText } from '../../shared/text/clean-text.ts';
import { known } from '../../shared/known.ts';
import { agenciesOf } from '../agencies.ts';
import type { VehicleRow } from '../entities/vehicle-row.ts';
import type { OwnerIdentifier } from '../types/owner-identifier.ts';
import type { Vehicle } from '../types/vehicle.ts';
import * as sql from './statements.ts';
import { toVehicle } from './vehicle-loaders.ts';

/** A page of the vehicles of an owner who has no personal ID: an organisation's fleet can be long. */
export async function pageOfOwner(
  context: SubgraphContext,
  { kind, number: written }: OwnerIdentifier,
  request: PageArguments,
): Promise<Connection<Vehicle>> {
  const number = plainText(written);
  const page = readPage(context, `vehicles of ${kind} ${number}`, request, PAGE_SIZE.report);
  const rows = context.reader.select(sql.PAGE_OF_OWNER, [kind, number, ...boundsOf(page)]);
  const count = () => context.reader.select(sql.COUNT_OF_OWNER, [kind, number]);
  return vehicleList(context, page, { rows: await rows, count });
}

/**
 * A page of the vehicles, revoked ones too, whose original file an agency holds.
 * @throws BAD_USER_INPUT for what is no code; NOT_FOUND for a code of no agency under which no file lies.
 */
export async function pageOfFileHolder(
  context: SubgraphContext,
  agency: string,
  request: PageArguments,
): Promise<Connection<Vehicle>> {
  const code = plainText(agency);
  if (!/^[\w@.-]{1,40}$/.test(code)) {
    throw argumentFault('agency', {
      fault: { vi: 'không phải là mã', en: 'not a code' },
      expected: { vi: 'chẳng hạn "PC08-08@2025-07-01"', en: 'e.g. "PC08-08@2025-07-01"' },
    });
  }
  const page = readPage(context, `files of ${code}`, request, PAGE_SIZE.report);
  const rows = await context.reader.select(sql.PAGE_OF_FILE_HOLDER, [code, ...boundsOf(page)]);
  const { level } = agenciesOf(context.units).byCode(code);
  known(rows.length > 0 || page.after ? code : level, () =>
    argumentFault('agency', {
      code: 'NOT_FOUND',
      fault: {
        vi: 'không có cơ quan nào mang mã này, cũng không có hồ sơ nào ghi mã này',
        en: 'no agency has this code, and no file lies under it',
      },
      nextStep: {
        vi: 'Lấy mã từ `fileHolder { code }` của một xe.',
        en: 'Take the code from `fileHolder { code }` of a vehicle.',
      },
    }),
  );
  const count = () => context.reader.select(sql.COUNT_OF_FILE_HOLDER, [code]);
  return vehicleList(context, page, { rows, count });
}

/** Which vehicles of a summary are listed. */
export interface CountedVehicles {
  readonly unitIds: readonly string[];
  readonly kind: string | null;
  /** Codes of agencies; null for any. */
  readonly fileHolders: readonly string[] | null;
  readonly overdue: boolean;
  readonly count: () => Promise<number>;
}

/** A page of the vehicles that a figure of a summary counted. */
export async function pageOfCounted(
  context: SubgraphContext,
  { unitIds, kind, fileHolders, overdue, count }: CountedVehicles,
  page: PageRequest,
): Promise<Connection<Vehicle>> {
  const values = [unitIds, kind, fileHolders, ...boundsOf(page)];
  const rows = await (overdue
    ? context.reader.select(sql.OVERDUE_PAGE_OF_UNITS, [...values, context.today])
    : context.reader.select(sql.PAGE_OF_UNITS, values));
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

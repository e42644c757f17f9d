import { callerError } from '../../../platform/errors.ts';
import { argumentFault } from '../../shared/argument-fault.ts';
import type { AdministrativeUnitEntry } from '../../shared/administrative-units/administrative-units.ts';
import { presentUnit } from '../../shared/administrative-units/present-unit.ts';
import { isHeld } from '../../shared/administrative-units/register-territory.ts';
import {
  readPage,
  toConnection,
  unknownList,
  PAGE_SIZE,
  type Connection,
  type PageArguments,
  type PageRequest,
} from '../../shared/connection.ts';
import type { SubgraphContext } from '../../shared/context.ts';
import { SectionState } from '../../shared/register-record.ts';
import type { LandParcelRow } from '../entities.ts';
import type { LandParcel } from '../types/land-parcel.ts';
import { stateOfNothing } from './coverage.ts';
import { landLoaders } from './land-loaders.ts';
import * as sql from './statements.ts';
import { toLandParcel } from './to-graph.ts';

/** The parcels of a unit. */
export interface ParcelList {
  readonly unitId: string;
  /** Null for all. */
  readonly qualityGroup: number | null;
  /** Instead those of its former communes that were split, where nobody knows in which part they lie. */
  readonly unassigned: boolean;
}

/**
 * A page of the digitised parcels of a commune in force, ended ones included. An empty list is NOT_DIGITISED where the
 * commune has no data.
 * @throws NOT_IN_FORCE for a unit that ended; BAD_USER_INPUT for a page out of range, a cursor of another list, an
 *   unknown group, and a province: its parcels are listed commune by commune.
 */
export async function parcelsOfUnit(
  context: SubgraphContext,
  list: ParcelList,
  request: PageArguments,
): Promise<Connection<LandParcel>> {
  const unit = presentUnit(context.units, list.unitId);
  if (!isHeld(context.units, unit)) return unknownList(SectionState.NOT_OF_THIS_REGISTER);
  if (unit.parentId === null && !list.unassigned) throw province();
  if (!isGroup(list.qualityGroup)) throw noGroup(list.qualityGroup);
  const name = `landParcels ${list.unitId} ${list.qualityGroup ?? ''}${list.unassigned ? ' unassigned' : ''}`;
  const page = readPage(context, name, request, PAGE_SIZE.report);
  const { rows, count } = await (list.unassigned
    ? readUnassigned(context, splitUnits(context, unit), { list, page })
    : readCommune(context, { list, page }));
  return toConnection({
    page,
    rows,
    keyOf: ({ id }) => [id],
    toNode: toLandParcel,
    count,
    empty: list.unassigned ? SectionState.NONE : await stateOfEmpty(context, unit, rows),
  });
}

interface Asked {
  readonly list: ParcelList;
  readonly page: PageRequest;
}

interface Read {
  readonly rows: readonly LandParcelRow[];
  readonly count: () => Promise<number>;
}

async function readCommune(context: SubgraphContext, { list, page }: Asked): Promise<Read> {
  const { parcelsOfUnits, parcelCounts } = landLoaders(context);
  const { unitId, qualityGroup } = list;
  return {
    rows: await parcelsOfUnits(lastId(page), page.limit + 1, qualityGroup).load(unitId),
    count: async () => (await parcelCounts(qualityGroup).load(unitId))?.count ?? 0,
  };
}

async function readUnassigned(
  { reader }: SubgraphContext,
  keyUnits: readonly string[],
  { list: { qualityGroup }, page }: Asked,
): Promise<Read> {
  const bounds = [lastId(page), page.limit + 1];
  return {
    rows: await reader.select(sql.UNASSIGNED_PARCELS, [keyUnits, ...bounds, qualityGroup]),
    count: async () => {
      const [row] = await reader.select(sql.UNASSIGNED_COUNT, [keyUnits, qualityGroup]);
      return row?.count ?? 0;
    },
  };
}

/** Former communes of which a part, unknown which parcels, lies in the unit. */
function splitUnits({ units }: SubgraphContext, { id }: AdministrativeUnitEntry): readonly string[] {
  const former = units.communesUnder(id).flatMap((commune) => units.predecessorsOf(commune.id));
  return [...new Set(former.map((unit) => unit.id))].filter((old) => units.successorsOf(old).length > 1);
}

async function stateOfEmpty(
  context: SubgraphContext,
  { id }: AdministrativeUnitEntry,
  rows: readonly unknown[],
): Promise<SectionState> {
  return rows.length > 0 ? SectionState.FOUND : stateOfNothing(context, [id]);
}

/** Of the parcel before the page; the empty text precedes all. */
function lastId({ after }: PageRequest): string {
  return String(after?.[0] ?? '');
}

/** The three quality groups, and null for all parcels. */
function isGroup(group: number | null): boolean {
  return group === null || (group >= 1 && group <= 3);
}

function noGroup(group: number | null) {
  return argumentFault('qualityGroup', {
    fault: { vi: `${group} không phải là nhóm nào`, en: `${group} is no group` },
    expected: { vi: '1, 2 hoặc 3', en: '1, 2 or 3' },
  });
}

function province() {
  const message = {
    vi: 'landParcels: đơn vị này là tỉnh; cần một xã.',
    en: 'landParcels: this unit is a province; expected a commune.',
  };
  return callerError('BAD_USER_INPUT', message, {
    nextStep: {
      vi: 'Hỏi `children { landParcels }`: thửa đất được liệt kê theo từng xã.',
      en: 'Ask for `children { landParcels }`: parcels are listed commune by commune.',
    },
  });
}

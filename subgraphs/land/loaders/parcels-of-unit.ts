import { callerError } from '../../../platform/errors.ts';
import { argumentFault } from '../../shared/argument-fault.ts';
import type { AdministrativeUnitEntry } from '../../shared/administrative-units/administrative-units.ts';
import { presentUnit } from '../../shared/administrative-units/present-unit.ts';
import { isHeld, splitCommunes } from '../../shared/administrative-units/register-territory.ts';
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
import { stateOfEmptyList } from './coverage.ts';
import { landLoaders } from './land-loaders.ts';
import * as sql from './statements.ts';
import { toLandParcel } from './to-graph.ts';

/** The parcels of a unit. */
export interface ParcelList {
  readonly unitId: string;
  /** Null for all. */
  readonly qualityGroup: number | null;
  /** Null for those in existence and ended ones. */
  readonly current: boolean | null;
  /** Of a province: those of its former communes that were split, where nobody knows in which part they lie. */
  readonly unassigned: boolean;
}

/**
 * A page of the digitised parcels of a commune in force. An empty list is NOT_DIGITISED where the commune has no data.
 * What is unassigned is the province's and no commune's, as in the figures, so that nothing is listed twice.
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
  const name = `landParcels ${Object.values(list).join(' ')}`;
  const page = readPage(context, name, request, PAGE_SIZE.report);
  const { rows, count } = await (list.unassigned
    ? readUnassigned(context, unit, { list, page })
    : readCommune(context, { list, page }));
  return toConnection({
    page,
    rows,
    keyOf: ({ id }) => [id],
    toNode: toLandParcel,
    count,
    empty: rows.length > 0 ? SectionState.FOUND : await stateOfEmptyList(context, unit.id),
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
  const { unitId, qualityGroup, current } = list;
  return {
    rows: await parcelsOfUnits(lastId(page), page.limit + 1, qualityGroup, current).load(unitId),
    count: async () => (await parcelCounts(qualityGroup, current).load(unitId))?.count ?? 0,
  };
}

async function readUnassigned(
  { reader, units }: SubgraphContext,
  { id, parentId }: AdministrativeUnitEntry,
  { list: { qualityGroup, current }, page }: Asked,
): Promise<Read> {
  const keyUnits = parentId === null ? splitCommunes(units, id).map((old) => old.id) : [];
  const bounds = [lastId(page), page.limit + 1];
  return {
    rows: await reader.select(sql.UNASSIGNED_PARCELS, [keyUnits, ...bounds, qualityGroup, current]),
    count: async () => {
      const [row] = await reader.select(sql.UNASSIGNED_COUNT, [keyUnits, qualityGroup, current]);
      return row?.count ?? 0;
    },
  };
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
      vi: 'Hỏi `children { landParcels }`, và `landParcels(unassigned: true)` cho thửa không thuộc riêng xã nào.',
      en: 'Ask for `children { landParcels }`, and for `landParcels(unassigned: true)`, the parcels of no single commune.',
    },
  });
}

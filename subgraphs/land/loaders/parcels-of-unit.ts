import { callerError } from '../../../platform/errors.ts';
import { argumentFault } from '../../shared/argument-fault.ts';
import { readPage, toConnection, PAGE_SIZE, type PageArguments } from '../../shared/connection.ts';
import type { SubgraphContext } from '../../shared/context.ts';
import type { LandParcelConnection, ParcelList } from '../types/land-parcel-connection.ts';
import { landLoaders } from './land-loaders.ts';
import { toLandParcel } from './to-graph.ts';

/**
 * A page of the digitised parcels of a commune in force, ended ones included; null for a unit that is none.
 * @throws BAD_USER_INPUT for a page out of range, a cursor of another list, an unknown group, and a province:
 *   its parcels are listed commune by commune.
 */
export async function parcelsOfUnit(
  context: SubgraphContext,
  list: ParcelList,
  page: PageArguments,
): Promise<LandParcelConnection | null> {
  const unit = context.units.byId(list.unitId);
  if (unit?.validTo !== null) return null;
  if (unit.parentId === null) throw province();
  if (!isGroup(list.qualityGroup)) throw noGroup(list.qualityGroup);
  const name = `landParcels ${list.unitId} ${list.qualityGroup ?? ''}`;
  const request = readPage(context, name, page, PAGE_SIZE.report);
  const after = String(request.after?.[0] ?? '');
  const pages = landLoaders(context).parcelsOfUnits(after, request.limit + 1, list.qualityGroup);
  const rows = await pages.load(list.unitId);
  const connection = toConnection({
    page: request,
    rows,
    keyOf: ({ id }) => [id],
    toNode: toLandParcel,
  });
  return { ...connection, list };
}

/** How many parcels the whole list has. */
export async function countParcels(
  context: SubgraphContext,
  { unitId, qualityGroup }: ParcelList,
): Promise<number> {
  return (await landLoaders(context).parcelCounts(qualityGroup).load(unitId))?.count ?? 0;
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

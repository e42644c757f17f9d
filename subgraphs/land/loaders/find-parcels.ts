import type { AdministrativeUnitEntry } from '../../shared/administrative-units/administrative-units.ts';
import type { SubgraphContext } from '../../shared/context.ts';
import { SectionState } from '../../shared/register-record.ts';
import { communesInForce } from '../communes-in-force.ts';
import type { LandParcelRow } from '../entities.ts';
import type { ParcelLookup } from '../types/parcel-lookup.ts';
import { stateOfMissing } from './coverage.ts';
import * as sql from './statements.ts';
import { toLandParcel } from './to-graph.ts';

export interface ParcelSearch {
  /** What the code asked for may mean: an old commune, a commune of today, or both, as codes were recycled. */
  readonly meanings: readonly AdministrativeUnitEntry[];
  /** As `mapNumber` writes them. */
  readonly sheet: string;
  readonly number: string;
  /** Denominator; undefined for any. */
  readonly scale?: number | undefined;
}

/**
 * Finds a parcel by sheet and number. Parcels in existence come before ended ones, and both before parcels that bore
 * the number earlier. More than one, or one of which it is not certain that it lies in the commune, is AMBIGUOUS. None is
 * NOT_DIGITISED while certified parcels of the communes are on paper only.
 */
export async function findParcels(context: SubgraphContext, search: ParcelSearch): Promise<ParcelLookup> {
  const places = search.meanings.map((unit) => placeOf(context, unit));
  const searched = [...new Set(search.meanings.flatMap(({ id }) => communesInForce(context.units, id)))];
  const found = await select(context, search, places);
  if (found.length > 0) return answer(found, searched);
  const state = await stateOfMissing(context, searched);
  return { state, parcel: null, candidates: [], searched: searched.map(reference) };
}

/** A commune as a part of natural keys. */
interface Place {
  readonly keyUnitIds: ReadonlySet<string>;
  /** Of a commune of today: only parcels that lie, or may lie, in it. Undefined for an old one: all that it named. */
  readonly within: string | undefined;
}

interface Hit {
  readonly row: LandParcelRow;
  /** False where the old commune was split and nobody knows in which part the parcel lies. */
  readonly certain: boolean;
}

function placeOf({ units }: SubgraphContext, unit: AdministrativeUnitEntry): Place {
  if (unit.validTo !== null) return { keyUnitIds: new Set([unit.id]), within: undefined };
  const named = [unit, ...units.predecessorsOf(unit.id)].map(({ id }) => id);
  return { keyUnitIds: new Set(named), within: unit.id };
}

async function select(
  { reader }: SubgraphContext,
  { sheet, number, scale }: ParcelSearch,
  places: readonly Place[],
): Promise<readonly Hit[]> {
  const values = [[...new Set(places.flatMap(({ keyUnitIds }) => [...keyUnitIds]))], sheet, number];
  const named = (await reader.select(sql.PARCELS_BY_KEY, values))
    .filter((row) => scale === undefined || row.scale === scale)
    .flatMap((row) => hitOf(places, row, row.keyUnitId));
  const current = named.filter(({ row }) => row.current);
  if (current.length > 0) return current;
  if (named.length > 0) return named;
  const renumbered = await reader.select(sql.PARCELS_BY_PREVIOUS_KEY, values);
  return renumbered
    .filter(({ previousScale }) => scale === undefined || previousScale === scale)
    .flatMap((row) => hitOf(places, row, row.previousUnitId));
}

function hitOf(places: readonly Place[], row: LandParcelRow, namedBy: string): readonly Hit[] {
  const fitting = places.filter(
    ({ keyUnitIds, within }) =>
      keyUnitIds.has(namedBy) && (within === undefined || row.unitId == null || row.unitId === within),
  );
  if (fitting.length === 0) return [];
  return [{ row, certain: fitting.some(({ within }) => within === undefined || within === row.unitId) }];
}

function answer(hits: readonly Hit[], searched: readonly string[]): ParcelLookup {
  const parcels = hits.map(({ row }) => toLandParcel(row));
  const [only] = parcels;
  const units = searched.map(reference);
  if (only !== undefined && hits.length === 1 && hits[0]?.certain) {
    return { state: SectionState.FOUND, parcel: only, candidates: [], searched: units };
  }
  return { state: SectionState.AMBIGUOUS, parcel: null, candidates: parcels, searched: units };
}

function reference(id: string) {
  return { id };
}

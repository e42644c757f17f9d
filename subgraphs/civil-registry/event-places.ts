import type {
  AdministrativeUnitEntry,
  AdministrativeUnits,
} from '../shared/administrative-units/administrative-units.ts';
import { splitCommunes } from '../shared/administrative-units/register-territory.ts';

/** A unit whose entries belong to another one's figures. */
export interface EventPlace {
  readonly unitId: string;
  /** Of a province: false where they are in the figures of none of its communes. */
  readonly assigned: boolean;
}

/**
 * Where the events of a unit were registered: by itself and, before the merger, by the units that became it whole. A
 * province has those of its communes, which are assigned, and those that belong to no single commune: of its own office,
 * of the provinces it came from, and of communes that were split between two of its own. So the figures of the communes
 * and the unassigned are those of the province, each event once. Empty for an id nobody knows.
 */
export function eventPlaces(units: AdministrativeUnits, unitId: string): readonly EventPlace[] {
  const unit = units.byId(unitId);
  if (!unit) return [];
  if (unit.parentId !== null) return ownPlaces(units, unit).map(({ id }) => ({ unitId: id, assigned: true }));
  const communes = units.childrenOf(unitId);
  const assigned = new Set(communes.flatMap((commune) => ownPlaces(units, commune)));
  const all = new Set([...ownPlaces(units, unit), ...splitCommunes(units, unitId), ...assigned]);
  return [...all]
    .filter((place) => liesWithin(units, place, unit))
    .map((place) => ({ unitId: place.id, assigned: assigned.has(place) }));
}

/** The unit, and those that became it whole. */
function ownPlaces(units: AdministrativeUnits, unit: AdministrativeUnitEntry) {
  const whole = units.predecessorsOf(unit.id).filter(({ id }) => units.successorsOf(id).length === 1);
  return [unit, ...whole];
}

function liesWithin(
  units: AdministrativeUnits,
  place: AdministrativeUnitEntry,
  { id }: AdministrativeUnitEntry,
): boolean {
  if (place.id === id || place.parentId === id) return true;
  return units.successorsOf(place.id).every((since) => since.id === id || since.parentId === id);
}

import type {
  AdministrativeUnitEntry,
  AdministrativeUnits,
} from '../shared/administrative-units/administrative-units.ts';

/** A unit whose entries belong to another one's figures. */
export interface EventPlace {
  readonly unitId: string;
  /** False where the place was split and only a part, unknown which, belongs there. */
  readonly whole: boolean;
}

/**
 * Where the events of a unit were registered: by itself and, before the merger, by the units that became it. A
 * province adds its communes and theirs; a commune split between two of its own communes is whole for the province.
 * Empty for an id nobody knows.
 */
export function eventPlaces(units: AdministrativeUnits, unitId: string): readonly EventPlace[] {
  const unit = units.byId(unitId);
  if (!unit) return [];
  const offices = [unit, ...units.childrenOf(unitId)];
  const places = new Map<string, EventPlace>();
  for (const office of offices) {
    for (const { id } of [office, ...units.predecessorsOf(office.id)]) {
      places.set(id, { unitId: id, whole: id === office.id || liesWithin(units, id, unit) });
    }
  }
  return [...places.values()];
}

function liesWithin(units: AdministrativeUnits, formerId: string, { id }: AdministrativeUnitEntry): boolean {
  return units.successorsOf(formerId).every((since) => since.id === id || since.parentId === id);
}

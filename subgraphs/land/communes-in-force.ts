import type { AdministrativeUnits } from '../shared/administrative-units/administrative-units.ts';

/**
 * Ids of the communes of today that a unit stands for: itself while in force, else what it became — two where it was
 * split and only the hamlet would decide. Empty for no id, and for one that nobody knows.
 */
export function communesInForce(units: AdministrativeUnits, id: string | undefined): readonly string[] {
  const unit = id === undefined ? undefined : units.byId(id);
  if (unit === undefined) return [];
  return unit.validTo === null ? [unit.id] : units.successorsOf(unit.id).map((successor) => successor.id);
}

import type {
  AdministrativeUnitEntry,
  AdministrativeUnits,
} from '../shared/administrative-units/administrative-units.ts';

/**
 * The communes of today that a unit stands for: itself while in force, else what it became — two where it was split
 * and only the hamlet would decide. Empty for an id that nobody knows.
 */
export function communesInForce(units: AdministrativeUnits, id: string): readonly AdministrativeUnitEntry[] {
  const unit = units.byId(id);
  if (unit === undefined) return [];
  return unit.validTo === null ? [unit] : units.successorsOf(id);
}

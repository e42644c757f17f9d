import type { AdministrativeUnits } from '../shared/administrative-units/administrative-units.ts';
import type { CivilEntry } from './types/civil-entry.ts';

/**
 * The office that registered: as the entry names it, else the People's Committee of the commune, or of a province its
 * Department of Justice.
 */
export function officeOf(units: AdministrativeUnits, { authority, registeredAt }: CivilEntry): string {
  if (authority !== null) return authority;
  const unit = registeredAt === null ? undefined : units.byId(registeredAt.id);
  if (unit === undefined) return registeredAt?.id ?? '';
  const office = unit.parentId === null ? 'Sở Tư pháp' : 'Ủy ban nhân dân';
  return `${office} ${unit.fullName}`;
}

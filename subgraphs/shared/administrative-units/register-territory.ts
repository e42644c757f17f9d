import { SectionState } from '../register-record.ts';
import type { AdministrativeUnitEntry, AdministrativeUnits } from './administrative-units.ts';

/** Codes of the provinces, as they are today, whose records the registers hold. */
const PROVINCES_HELD: readonly string[] = ['08'];

/** True when the registers hold the records of a unit: it lies in a province of theirs, or became a part of one. */
export function isHeld(units: AdministrativeUnits, { id, parentId }: AdministrativeUnitEntry): boolean {
  const province = units.byId(parentId ?? id);
  if (province === undefined) return false;
  const present = province.validTo === null ? [province] : units.successorsOf(province.id);
  return present.some(({ code }) => PROVINCES_HELD.includes(code));
}

/** What finding nothing of a unit means: that there is nothing, or that another province's registers would know. */
export function stateOfNoRecords(units: AdministrativeUnits, unit: AdministrativeUnitEntry): SectionState {
  return isHeld(units, unit) ? SectionState.NONE : SectionState.NOT_OF_THIS_REGISTER;
}

/** Dated ids of the provinces, in force on a day, whose records the registers hold. */
export function provincesHeld(units: AdministrativeUnits, date: string): readonly string[] {
  return PROVINCES_HELD.flatMap((code) => units.on(code, date) ?? []).map(({ id }) => id);
}

/**
 * Former communes of which only a part, and it is not known which records, became the unit or a commune of it: no
 * commune's figures have these records, but those of the province do.
 */
export function splitCommunes(
  units: AdministrativeUnits,
  unitId: string,
): readonly AdministrativeUnitEntry[] {
  const former = units.communesUnder(unitId).flatMap(({ id }) => units.predecessorsOf(id));
  return [...new Set(former)].filter(({ id }) => units.successorsOf(id).length > 1);
}

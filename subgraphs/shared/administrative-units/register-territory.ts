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

/** Dated ids of all communes, in force on a day, whose records the registers hold. */
export function communesHeld(units: AdministrativeUnits, date: string): readonly string[] {
  const provinces = PROVINCES_HELD.flatMap((code) => units.on(code, date) ?? []);
  return provinces.flatMap(({ id }) => units.communesUnder(id)).map(({ id }) => id);
}

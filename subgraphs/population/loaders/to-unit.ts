import type { AdministrativeUnitEntry } from '../../shared/administrative-units/administrative-units.ts';
import { AdministrativeUnit } from '../types/administrative-unit.ts';
import type { AdministrativeUnitKind } from '../types/enums.ts';

/**
 * The graph's view of a unit; the same object each time, since a page of 1,000 citizens names a handful of units.
 * The memory of the process answers instead of the table `administrative_unit`: the codelist is national and
 * immutable, and `synchronise-units.ts` keeps the table equal to it.
 */
export function toUnit(entry: AdministrativeUnitEntry): AdministrativeUnit {
  const known = VIEWS.get(entry);
  if (known) return known;
  const unit = Object.assign(new AdministrativeUnit(), entry, { kind: entry.kind as AdministrativeUnitKind });
  VIEWS.set(entry, unit);
  return unit;
}

/** A cache of a pure function, so it may live as long as the process. */
const VIEWS = new WeakMap<AdministrativeUnitEntry, AdministrativeUnit>();

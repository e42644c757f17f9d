import type { GraphQLError } from 'graphql';
import { callerError } from '../../../platform/errors.ts';
import { known } from '../known.ts';
import type { AdministrativeUnitEntry, AdministrativeUnits } from './administrative-units.ts';
import { quote } from '../scalars/quote.ts';

/** The unit with a dated id. @throws NOT_FOUND for an id of no unit. */
export function knownUnit(units: AdministrativeUnits, id: string): AdministrativeUnitEntry {
  return known(units.byId(id), () => noUnit(id));
}

/**
 * The unit with a dated id, which must be in force: what lay in a unit that ended is counted and listed where it lies
 * today, and nothing or zero would be untrue.
 * @throws NOT_IN_FORCE naming the successors; NOT_FOUND for an id of no unit.
 */
export function presentUnit(units: AdministrativeUnits, id: string): AdministrativeUnitEntry {
  const unit = knownUnit(units, id);
  if (unit.validTo === null) return unit;
  const heirs = units.successorsOf(id).map((heir) => `${heir.fullName} (${heir.code})`);
  const message = {
    vi: `${unit.fullName} (${unit.code}) đã kết thúc ngày ${unit.validTo}.`,
    en: `${unit.fullName} (${unit.code}) ended on ${unit.validTo}.`,
  };
  throw callerError('NOT_IN_FORCE', message, {
    nextStep: {
      vi: `Hỏi điều này ở đơn vị kế thừa, mang mã hôm nay: ${heirs.join(', ')}.`,
      en: `Ask the same of its successors, by their codes of today: ${heirs.join(', ')}.`,
    },
  });
}

function noUnit(id: string): GraphQLError {
  return callerError('NOT_FOUND', {
    vi: `${quote(id)} không phải là đơn vị hành chính nào.`,
    en: `${quote(id)} is no administrative unit.`,
  });
}

import type {
  AdministrativeUnitEntry,
  AdministrativeUnits,
} from '../../shared/administrative-units/administrative-units.ts';
import { callerError } from '../../../platform/errors.ts';

/**
 * The unit that a code means on a day; undefined when no unit ever bore the code.
 * @throws NOT_IN_FORCE when units bore it at other times only: their dates, and what became of them, are named.
 */
export function unitInForce(
  units: AdministrativeUnits,
  code: string,
  date: string,
): AdministrativeUnitEntry | undefined {
  const unit = units.on(code, date);
  const versions = units.versions(code);
  if (unit !== undefined || versions.length === 0) return unit;
  throw callerError(
    'NOT_IN_FORCE',
    `code: ${code} was not in force on ${date}; it means ${versions.map(withDates).join(' and ')}.`,
    { nextStep: nextStep(units, versions) },
  );
}

function nextStep(units: AdministrativeUnits, versions: readonly AdministrativeUnitEntry[]): string {
  const successors = versions.flatMap(({ id }) => units.successorsOf(id));
  const asOf = 'Give `asOf` with a date within these.';
  if (successors.length === 0) return asOf;
  const kind = successors.length > 1 ? 'one of its successors (the hamlet decides which)' : 'its successor';
  return `${asOf} For today use ${kind}: ${successors.map(withCode).join(', ')}.`;
}

function withDates({ fullName, validFrom, validTo }: AdministrativeUnitEntry): string {
  return `${fullName} ${validTo === null ? `since ${validFrom}` : `from ${validFrom} to ${validTo}`}`;
}

function withCode({ code, fullName }: AdministrativeUnitEntry): string {
  return `${code} ${fullName}`;
}

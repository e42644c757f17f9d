import { callerError } from '../../platform/errors.ts';
import type {
  AdministrativeUnitEntry,
  AdministrativeUnits,
} from '../shared/administrative-units/administrative-units.ts';

/**
 * The communes that a code may mean: on `asOf` the one, without it every one that ever bore the code.
 * @throws BAD_USER_INPUT for a province and for a code that no commune ever bore; NOT_IN_FORCE for a code that meant
 *   nothing on that day.
 */
export function readCommunes(
  units: AdministrativeUnits,
  code: string,
  asOf: string | null | undefined,
): readonly AdministrativeUnitEntry[] {
  if (code.length !== 5) {
    throw callerError('BAD_USER_INPUT', `unit: ${code} is a province; expected the 5 digits of a commune.`);
  }
  const versions = units.versions(code);
  if (versions.length === 0) {
    throw callerError('BAD_USER_INPUT', `unit: no commune ever bore the code ${code}.`);
  }
  if (asOf == null) return versions;
  const meant = units.on(code, asOf);
  if (meant) return [meant];
  const spans = versions.map(
    ({ fullName, validFrom, validTo }) => `${fullName} ${validFrom}–${validTo ?? ''}`,
  );
  throw callerError('NOT_IN_FORCE', `unit: ${code} meant no commune on ${asOf}; it was ${spans.join(', ')}.`);
}

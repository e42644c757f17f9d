import { callerError } from '../../../platform/errors.ts';
import { quote } from '../../shared/scalars/quote.ts';

/**
 * The form of an engine number by which it is stored and matched: upper case, letters and digits only.
 * Raises BAD_USER_INPUT for what cannot be one; makers follow no common form.
 */
export function normaliseEngineNumber(text: string): string {
  const normal = text
    .normalize('NFC')
    .toUpperCase()
    .replaceAll(/[\s.\-/*~]/g, '');
  if (/^[A-Z0-9]{3,25}$/.test(normal)) return normal;
  throw callerError(
    'BAD_USER_INPUT',
    `Engine number ${quote(text)} has another form; expected 3–25 letters and digits, separators optional.`,
  );
}

import type { Bilingual } from '../../../platform/language.ts';
import type { AdministrativeUnitEntry } from './administrative-unit-entry.ts';

/** A unit and when it was in force, for messages: `Xã Kim Phú until 2025-06-30`. */
export function withDates({ fullName, validFrom, validTo }: AdministrativeUnitEntry): Bilingual {
  const from = validFrom === null ? '' : ` từ ${validFrom}`;
  const until = validTo === null ? '' : ` đến ${validTo}`;
  const since = validFrom === null ? '' : ` ${validTo === null ? 'since' : 'from'} ${validFrom}`;
  const to = validTo === null ? '' : ` ${validFrom === null ? 'until' : 'to'} ${validTo}`;
  return { vi: `${fullName}${from}${until}`, en: `${fullName}${since}${to}` };
}

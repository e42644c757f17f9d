import type { Bilingual } from '../../../platform/language.ts';
import type { AdministrativeUnitEntry } from './administrative-unit-entry.ts';
import { CODES_BEGAN } from './periods.ts';

/**
 * A unit and the days on which its code means it, for messages: `Xã Kim Phú from 2004-07-08 at the earliest to
 * 2025-06-30`. Where the first day in force is not known it is the day when codes began, the earliest that answers.
 */
export function withDates({ fullName, validFrom, validTo }: AdministrativeUnitEntry): Bilingual {
  const from = validFrom ?? CODES_BEGAN;
  if (validTo === null) return { vi: `${fullName} từ ${from}`, en: `${fullName} since ${from}` };
  const [earliestVi, earliestEn] = validFrom === null ? [' sớm nhất', ' at the earliest'] : ['', ''];
  return {
    vi: `${fullName}${earliestVi} từ ${from} đến ${validTo}`,
    en: `${fullName} from ${from}${earliestEn} to ${validTo}`,
  };
}

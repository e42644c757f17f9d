import { daysBetween } from '../shared/calendar.ts';
import { firstDayOf, lastDayOf } from './partial-period.ts';

/** Days within which a birth is to be registered: Law on Civil Status 60/2014/QH13 art. 15. */
const DUE = 60;

/** Whether a birth was registered late; null where a vague date of birth, or none, leaves both possible. */
export function isRegisteredLate(dateOfBirth: string | null, registeredOn: string): boolean | null {
  if (dateOfBirth === null) return null;
  if (daysBetween(lastDayOf(dateOfBirth), registeredOn) > DUE) return true;
  return daysBetween(firstDayOf(dateOfBirth), registeredOn) <= DUE ? false : null;
}

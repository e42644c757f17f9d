import { callerError } from '../../platform/errors.ts';

/** Years that one summary may span. */
const MOST_YEARS = 10;

/** Checks the days of a summary, both included. @throws BAD_USER_INPUT when they are in the wrong order or too far apart. */
export function assertPeriod(from: string, to: string): void {
  if (to < from) {
    throw callerError(
      'BAD_USER_INPUT',
      `to: ${to} comes before from: ${from}; expected the same day or a later one.`,
    );
  }
  const end = `${String(Number(from.slice(0, 4)) + MOST_YEARS).padStart(4, '0')}${from.slice(4)}`;
  if (to >= end) {
    throw callerError(
      'BAD_USER_INPUT',
      `to: ${to} is too far from ${from}; expected a day before ${end}, ${MOST_YEARS} years at the most.`,
    );
  }
}

import type { GraphQLError } from 'graphql';
import { callerError } from '../../../platform/errors.ts';
import { bilingual, type Bilingual } from '../../../platform/language.ts';

/** What is wrong with a value, and what would be right; each part completes a sentence. */
export interface InputFault {
  /** The scalar, as the graph names it. */
  readonly type: string | Bilingual;
  /** Completes "CitizenId …", e.g. "has 11 digits". Must not hold a whole personal ID: see `quote`. */
  readonly fault: Bilingual;
  /** Completes "expected …". */
  readonly expected: Bilingual;
  /** What the caller can do; the default of BAD_USER_INPUT when left out. */
  readonly nextStep?: Bilingual | undefined;
}

/** The one form of "this value cannot be right": code BAD_USER_INPUT, the fault, then the form expected. */
export function inputFault({ type, fault, expected, nextStep }: InputFault): GraphQLError {
  const message = bilingual`${type} ${fault}; ${EXPECTED} ${expected}.`;
  return callerError('BAD_USER_INPUT', message, nextStep === undefined ? {} : { nextStep });
}

/** What goes before the form expected. */
export const EXPECTED: Bilingual = { vi: 'cần', en: 'expected' };

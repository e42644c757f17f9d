import type { GraphQLError } from 'graphql';
import { callerError } from '../../../platform/errors.ts';

/** What is wrong with a value, and what would be right; each part completes a sentence. */
export interface InputFault {
  /** The scalar, as the graph names it. */
  readonly type: string;
  /** Completes "CitizenId …", e.g. "has 11 digits". Must not hold a whole personal ID: see `quote`. */
  readonly fault: string;
  /** Completes "expected …". */
  readonly expected: string;
  /** What the caller can do; the default of BAD_USER_INPUT when left out. */
  readonly nextStep?: string;
}

/** The one form of "this value cannot be right": code BAD_USER_INPUT, the fault, then the form expected. */
export function inputFault({ type, fault, expected, nextStep }: InputFault): GraphQLError {
  const message = `${type} ${fault}; expected ${expected}.`;
  return callerError('BAD_USER_INPUT', message, nextStep === undefined ? {} : { nextStep });
}

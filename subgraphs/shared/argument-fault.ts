import type { GraphQLError } from 'graphql';
import {
  callerError,
  isCallerError,
  textsOf,
  type ErrorCode,
  type ErrorDetail,
} from '../../platform/errors.ts';
import { bilingual, type Bilingual } from '../../platform/language.ts';
import { EXPECTED } from './scalars/input-fault.ts';

/** What is wrong with a value, and what would be right; each part completes a sentence. */
export interface ArgumentFault extends Pick<ErrorDetail, 'nextStep'> {
  /** E.g. "has 11 digits". Must not hold a whole personal ID: see `quote`. */
  readonly fault: Bilingual;
  /** Completes "expected …"; left out where the fault says it. */
  readonly expected?: Bilingual;
  /** Default BAD_USER_INPUT. */
  readonly code?: ErrorCode;
}

/** The one form of "this argument cannot be right": the argument, the fault, then the form expected. */
export function argumentFault(
  argument: string,
  { fault, expected, code = 'BAD_USER_INPUT', ...detail }: ArgumentFault,
): GraphQLError {
  const wish = expected === undefined ? '' : bilingual`; ${EXPECTED} ${expected}`;
  return callerError(code, bilingual`${argument}: ${fault}${wish}.`, { argument, ...detail });
}

/** Runs the check of an argument's value; what it throws for a caller to see then names the argument. */
export function naming<Value>(argument: string, check: () => Value): Value {
  try {
    return check();
  } catch (error) {
    throw isCallerError(error) ? nameArgument(argument, error) : error;
  }
}

/** The same error, of this argument. @param place inside its value, e.g. `[2]`. */
export function nameArgument(argument: string, error: GraphQLError, place = ''): GraphQLError {
  const { message, nextStep } = textsOf(error);
  return callerError(
    error.extensions['code'] as ErrorCode,
    bilingual`${argument}${place}: ${message ?? ''}`,
    {
      argument,
      ...(nextStep && { nextStep }),
    },
  );
}

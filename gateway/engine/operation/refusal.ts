import type { GraphQLError } from 'graphql';
import { type ErrorCode, ERRORS } from '../../../platform/errors.ts';

/** A request that is answered without being executed. */
export interface Refusal {
  readonly kind: 'refusal';
  readonly errors: readonly RefusalError[];
}

export interface RefusalError {
  readonly message: string;
  readonly locations?: readonly { readonly line: number; readonly column: number }[];
  readonly extensions: {
    readonly code: ErrorCode;
    readonly nextStep: string;
    readonly retryAfterSeconds?: number;
  };
}

export function refuse(
  code: ErrorCode,
  errors: readonly Pick<GraphQLError, 'message' | 'locations'>[],
): Refusal {
  const extensions = { code, nextStep: ERRORS[code].nextStep };
  return {
    kind: 'refusal',
    errors: errors.map(({ message, locations }) => ({
      message,
      ...(locations && { locations }),
      extensions,
    })),
  };
}

export function isRefusal(value: object): value is Refusal {
  return 'kind' in value && value.kind === 'refusal';
}

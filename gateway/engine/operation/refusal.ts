import type { GraphQLError } from 'graphql';
import { type ErrorCode, ERRORS } from '../../../platform/errors.ts';
import type { Bilingual } from '../../../platform/language.ts';

/** A request that is answered without being executed. */
export interface Refusal {
  readonly kind: 'refusal';
  readonly errors: readonly RefusalError[];
}

export interface RefusalError {
  readonly message: Bilingual;
  readonly locations?: readonly { readonly line: number; readonly column: number }[];
  readonly extensions: {
    readonly code: ErrorCode;
    readonly nextStep: Bilingual;
    readonly retryAfterSeconds?: number;
  };
}

/** Refuses a request for one reason that lies nowhere in particular. */
export function refuse(code: ErrorCode, message: Bilingual): Refusal {
  return { kind: 'refusal', errors: [{ message, extensions: { code, nextStep: ERRORS[code].nextStep } }] };
}

/** Refuses a request for what graphql-js says, which is English: in Vietnamese a sentence goes before it. */
export function refuseAsFound(
  code: keyof typeof LEADS,
  errors: readonly Pick<GraphQLError, 'message' | 'locations'>[],
): Refusal {
  const extensions = { code, nextStep: ERRORS[code].nextStep };
  return {
    kind: 'refusal',
    errors: errors.map(({ message, locations }) => ({
      message: { vi: `${LEADS[code]}: ${message}`, en: message },
      ...(locations && { locations }),
      extensions,
    })),
  };
}

const LEADS = {
  GRAPHQL_PARSE_FAILED: 'Văn bản GraphQL sai cú pháp',
  GRAPHQL_VALIDATION_FAILED: 'Văn bản GraphQL không khớp với lược đồ',
  BAD_USER_INPUT: 'Giá trị của một biến không đúng',
};

export function isRefusal(value: object): value is Refusal {
  return 'kind' in value && value.kind === 'refusal';
}

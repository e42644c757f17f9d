import type { GraphQLError } from 'graphql';
import { type ErrorCode, ERRORS } from '../../../platform/errors.ts';
import type { Bilingual } from '../../../platform/language.ts';
import { givenUp } from '../../../platform/operations/given-up.ts';
import { inVietnamese } from './faults-in-vietnamese.ts';

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

/** What graphql-js has found. */
export interface Fault extends Pick<GraphQLError, 'message' | 'locations'> {
  /** Where the English text is not to be translated as a whole. */
  readonly vietnamese?: string | undefined;
  /** Default: that of the code. */
  readonly nextStep?: Bilingual | undefined;
}

/**
 * Refuses a request for what graphql-js says, which is English: what has no translation is quoted. Where it has only
 * stopped looking the code is `LIMIT_EXCEEDED`.
 */
export function refuseAsFound(code: keyof typeof LEADS, faults: readonly Fault[]): Refusal {
  return {
    kind: 'refusal',
    errors: faults.map(({ message, locations, vietnamese, nextStep }) => {
      const stop = givenUp(message);
      const ownCode = stop?.isLimit ? 'LIMIT_EXCEEDED' : code;
      return {
        message: stop?.text ?? { vi: `${LEADS[code]}${vietnamese ?? translate(message)}`, en: message },
        ...(locations && { locations }),
        extensions: { code: ownCode, nextStep: nextStep ?? ERRORS[ownCode].nextStep },
      };
    }),
  };
}

function translate(message: string): string {
  const vietnamese = inVietnamese(message);
  return vietnamese === undefined ? `; chi tiết bằng tiếng Anh: "${message}"` : `: ${vietnamese}`;
}

const LEADS = {
  GRAPHQL_PARSE_FAILED: 'Văn bản GraphQL sai cú pháp',
  GRAPHQL_VALIDATION_FAILED: 'Văn bản GraphQL không khớp với lược đồ',
  BAD_USER_INPUT: 'Giá trị của một biến không đúng',
};

export function isRefusal(value: object): value is Refusal {
  return 'kind' in value && value.kind === 'refusal';
}

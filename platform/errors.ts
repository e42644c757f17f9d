import { GraphQLError } from 'graphql';
import { ANSWER_ERRORS } from './errors/answer-errors.ts';
import type { ErrorEntry } from './errors/error-entry.ts';
import { REQUEST_ERRORS } from './errors/request-errors.ts';
import { DEFAULT_LANGUAGE, type Bilingual } from './language.ts';

/**
 * Every error a caller can ever see: code → what it means and what to do next, in each language.
 * `docs/errors.md` is generated from this table; all other failures are masked as `INTERNAL_SERVER_ERROR`
 * and logged once with the request id.
 */
export const ERRORS = { ...REQUEST_ERRORS, ...ANSWER_ERRORS } satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof ERRORS;

/** What an error may add to its table entry. */
export interface ErrorDetail {
  readonly service?: string;
  /** Of the field, as the schema names it: whose value cannot be right. */
  readonly argument?: string;
  /** For programs; the message says it to people. */
  readonly reason?: string;
  readonly nextStep?: Bilingual;
  readonly retryAfterSeconds?: number;
}

/** The extension keys of a caller-visible error, in the order they are written. */
export const ERROR_EXTENSIONS = [
  'code',
  'service',
  'argument',
  'reason',
  'nextStep',
  'retryAfterSeconds',
] as const;

/**
 * An error meant for the caller's eyes. Its message and next step are in the default language; the others go with it
 * as extensions under the language's name, from the registers through the gateway, which chooses for each caller.
 */
export function callerError(
  code: ErrorCode,
  message: Bilingual,
  { nextStep = ERRORS[code].nextStep, ...detail }: ErrorDetail = {},
): GraphQLError {
  return new GraphQLError(message[DEFAULT_LANGUAGE], {
    extensions: {
      code,
      nextStep: nextStep[DEFAULT_LANGUAGE],
      ...detail,
      en: { message: message.en, nextStep: nextStep.en },
    },
  });
}

/** What an error says to people, as `callerError` or a register wrote it; undefined where it says nothing. */
export function textsOf(error: { readonly message?: unknown; readonly extensions?: unknown }): {
  readonly message: Bilingual | undefined;
  readonly nextStep: Bilingual | undefined;
} {
  const extensions = asRecord(error.extensions);
  const english = asRecord(extensions['en']);
  return {
    message: toBilingual(error.message, english['message']),
    nextStep: toBilingual(extensions['nextStep'], english['nextStep']),
  };
}

function toBilingual(vi: unknown, en: unknown): Bilingual | undefined {
  return typeof vi === 'string' ? { vi, en: typeof en === 'string' ? en : vi } : undefined;
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

/** True for errors that carry a code of the table, whichever process raised them. */
export function isCallerError(error: unknown): error is GraphQLError {
  return error instanceof GraphQLError && isErrorCode(error.extensions['code']);
}

export function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(ERRORS, code);
}

/**
 * False for the codes about documents and HTTP requests: those that a sector sees are the gateway's own, and one that
 * does not know a field, say, is not of the supergraph's version.
 */
export function isRaisedBySectors(code: ErrorCode): boolean {
  const entry: ErrorEntry = ERRORS[code];
  return entry.raisedBySectors === true;
}

import { GraphQLError } from 'graphql';

/**
 * Every error a caller can ever see: code → what it means and what to do next.
 * `docs/errors.md` is generated from this table; all other failures are masked as `INTERNAL_SERVER_ERROR`
 * and logged once with the request id.
 */
export const ERRORS = {
  BAD_USER_INPUT: {
    status: 400,
    meaning: 'An argument or variable has a value that cannot be right.',
    nextStep: 'Correct the value named in the message; it states the form expected.',
  },
  BAD_REQUEST: {
    status: 400,
    meaning: 'The HTTP request is not a GraphQL request: body, headers or parameters are malformed.',
    nextStep: 'Send a POST with Content-Type application/json and a body {"query": …, "variables": …}.',
  },
  GRAPHQL_PARSE_FAILED: {
    status: 400,
    meaning: 'The document is not GraphQL.',
    nextStep: 'Mend the syntax at the line and column given.',
  },
  GRAPHQL_VALIDATION_FAILED: {
    status: 400,
    meaning: 'The document does not fit the schema.',
    nextStep:
      'Compare the field or argument named with the schema (introspection, or the IDE at the endpoint).',
  },
  OPERATION_RESOLUTION_FAILURE: {
    status: 400,
    meaning: 'The document has no operation of that name, or several and none was named.',
    nextStep: 'Send `operationName` with the name of one operation in the document.',
  },
  LIMIT_EXCEEDED: {
    status: 400,
    meaning: 'The operation is larger, deeper or dearer than one request may be.',
    nextStep: 'Ask for less at once: smaller pages, fewer levels, several requests.',
  },
  PERSISTED_QUERY_NOT_FOUND: {
    status: 404,
    meaning: 'No operation is known under that hash (any more).',
    nextStep: 'Send the text in `query` once, together with its hash.',
  },
  PERSISTED_QUERY_NOT_SUPPORTED: {
    status: 404,
    meaning: 'No operation is known under that hash, and none can be registered here.',
    nextStep: 'Send the text in `query`, without `extensions.persistedQuery`.',
  },
  PERSISTED_QUERY_HASH_MISMATCH: {
    status: 400,
    meaning: 'The hash that came with an operation is not the hash of its text.',
    nextStep:
      'Hash exactly the text that is sent: SHA-256 of its UTF-8 bytes, in lower-case hexadecimal digits.',
  },
  OPERATION_NOT_LISTED: {
    status: 403,
    meaning: 'This gateway only serves the operations of its manifest.',
    nextStep: 'Send one of them, or have the operation added to `clients/operations` (`npm run operations`).',
  },
  RATE_LIMITED: {
    status: 429,
    meaning: 'The caller sends more requests than it may in the time, or has too many under way at once.',
    nextStep: 'Wait for the seconds in `retryAfterSeconds` (also in the header Retry-After), then repeat.',
  },
  PAYLOAD_TOO_LARGE: {
    status: 413,
    meaning: 'The request body is larger than the endpoint accepts.',
    nextStep: 'Send the values as variables in several requests.',
  },
  METHOD_NOT_ALLOWED: {
    status: 405,
    meaning: 'The HTTP method does not fit: GET is for queries, POST for everything.',
    nextStep: 'Use POST.',
  },
  NOT_ACCEPTABLE: {
    status: 406,
    meaning: 'The Accept header names no form in which this endpoint can answer.',
    nextStep: 'Send Accept: application/graphql-response+json, or application/json.',
  },
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    meaning: 'The body is in a form this endpoint does not read: its media type, charset or compression.',
    nextStep: 'Send Content-Type: application/json in UTF-8, plain or compressed with gzip, br or deflate.',
  },
  PREFLIGHT_REQUIRED: {
    status: 403,
    meaning:
      'A browser sent this from another site without asking first (CORS), as a forged request would be.',
    nextStep: 'Use POST with Content-Type application/json, or add the header `graphql-preflight: 1`.',
  },
  HOST_NOT_ALLOWED: {
    status: 421,
    meaning: 'The Host header names a server that this gateway is not; a rebound DNS name looks like this.',
    nextStep: 'Address the gateway as localhost or 127.0.0.1, or have the name added to ALLOWED_HOSTS.',
  },
  NOT_FOUND: {
    status: 404,
    meaning: 'Nothing is known under that name.',
    nextStep: 'Check the spelling of the name or number.',
  },
  AMBIGUOUS: {
    status: 409,
    meaning: 'Several records fit and none is chosen: a guess would be worse than no answer.',
    nextStep: 'Add what tells the records apart, as the message says.',
  },
  NOT_IN_FORCE: {
    status: 400,
    meaning: 'The administrative code existed, but not on the date asked about.',
    nextStep: 'Give `asOf` with a date on which the code was in force, or use one of the successors named.',
  },
  FORBIDDEN: {
    status: 403,
    meaning: 'The caller has no right to this field for the stated purpose.',
    nextStep: 'Ask the owner of the register for the right, or leave the field out.',
  },
  SECTOR_UNAVAILABLE: {
    status: 503,
    meaning: 'One register did not answer; the fields of the others are complete.',
    nextStep: 'Repeat the request after the seconds given in `retryAfterSeconds`.',
  },
  GATEWAY_BUSY: {
    status: 503,
    meaning:
      'More new operations have arrived than can be planned soon; those asked before are still answered.',
    nextStep: 'Repeat the request after the seconds given in `retryAfterSeconds`.',
  },
  DEADLINE_EXCEEDED: {
    status: 504,
    meaning: 'The answer was not complete within the time allowed.',
    nextStep: 'Ask for less at once, or allow more time.',
  },
  INTERNAL_SERVER_ERROR: {
    status: 500,
    meaning: 'Something failed on our side; the cause is logged under the request id.',
    nextStep: 'Repeat once; if it fails again, report the request id.',
  },
} as const satisfies Record<string, ErrorEntry>;

export interface ErrorEntry {
  /** HTTP status when the error stands for the whole request. */
  readonly status: number;
  readonly meaning: string;
  readonly nextStep: string;
}

export type ErrorCode = keyof typeof ERRORS;

/** What an error may add to its table entry; the only extension keys that ever leave the house. */
export interface ErrorDetail {
  readonly service?: string;
  readonly reason?: string;
  readonly nextStep?: string;
  readonly retryAfterSeconds?: number;
}

/** The extension keys of a caller-visible error, in the order they are written. */
export const ERROR_EXTENSIONS = ['code', 'service', 'reason', 'nextStep', 'retryAfterSeconds'] as const;

/** An error meant for the caller's eyes; carries its code and next step in `extensions`. */
export function callerError(code: ErrorCode, message: string, detail: ErrorDetail = {}): GraphQLError {
  return new GraphQLError(message, { extensions: { code, nextStep: ERRORS[code].nextStep, ...detail } });
}

/** True for errors that carry a code of the table, whichever process raised them. */
export function isCallerError(error: unknown): error is GraphQLError {
  return error instanceof GraphQLError && isErrorCode(error.extensions['code']);
}

export function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(ERRORS, code);
}

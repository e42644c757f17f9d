import type { GraphQLError } from 'graphql';
import { ERRORS, ERROR_EXTENSIONS, isErrorCode, textsOf, type ErrorCode } from '../errors.ts';
import type { Language } from '../language.ts';
import type { GraphQLMediaType } from './media-type.ts';

/** The end of an exchange, ready to be written. */
export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: Body;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Text; text that is UTF-8 already; text in pieces; or bytes as `headers['content-encoding']` says. */
export type Body = string | EncodedText | TextInPieces | Buffer;

export interface EncodedText {
  /** A character for each byte: a string is sent together with the head of the answer, a buffer is not. */
  readonly latin1: string;
}

/** A long text, UTF-8, that is sent as fast as the client takes it. */
export interface TextInPieces {
  readonly pieces: readonly Buffer[];
}

/** A JSON answer that is not GraphQL: health, readiness. */
export function jsonAnswer(status: number, value: object): Answer {
  return { status, contentType: 'application/json; charset=utf-8', body: `${JSON.stringify(value)}\n` };
}

/** A GraphQL answer. */
export function graphqlAnswer(status: number, mediaType: GraphQLMediaType, body: Body): Answer {
  return { status, contentType: CONTENT_TYPES[mediaType], body };
}

/** An answer that holds texts for people (RFC 9110 §8.5). Data are in the language of the registers, whoever asks. */
export function inLanguage(language: Language, answer: Answer): Answer {
  return { ...answer, headers: { ...answer.headers, 'content-language': language } };
}

const CONTENT_TYPES: Readonly<Record<GraphQLMediaType, string>> = {
  'application/json': 'application/json; charset=utf-8',
  'application/graphql-response+json': 'application/graphql-response+json; charset=utf-8',
};

export interface RefusedRequest {
  readonly mediaType: GraphQLMediaType;
  readonly requestId: string;
  readonly language: Language;
}

/** The answer to a request that was refused before its execution; it has no `data`. */
export function refusalAnswer(error: GraphQLError, request: RefusedRequest): Answer {
  const { mediaType, language } = request;
  const code = codeOf(error);
  const body = JSON.stringify({ errors: [toErrorJson(error, request)] });
  return inLanguage(language, graphqlAnswer(statusOf(code, mediaType), mediaType, body));
}

export function codeOf(error: GraphQLError): ErrorCode {
  const { code } = error.extensions;
  return isErrorCode(code) ? code : 'INTERNAL_SERVER_ERROR';
}

/**
 * The HTTP status of a whole-request error. Under `application/json` an error of the *document* in a well-formed
 * request is 200 (GraphQL over HTTP, "application/json"); errors of the HTTP request keep their status in both forms.
 */
export function statusOf(code: ErrorCode, mediaType: GraphQLMediaType): number {
  return mediaType === 'application/json' && DOCUMENT_ERRORS.has(code) ? 200 : ERRORS[code].status;
}

const DOCUMENT_ERRORS: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'BAD_USER_INPUT',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'LIMIT_EXCEEDED',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'OPERATION_NOT_LISTED',
]);

/** Only the keys of the error table leave the house, whatever else an error carries. */
function toErrorJson(error: GraphQLError, { language, requestId }: RefusedRequest): object {
  const { locations, extensions } = error;
  const { message, nextStep } = textsOf(error);
  const own: Record<string, unknown> = { ...extensions, nextStep: nextStep?.[language] };
  const given = ERROR_EXTENSIONS.filter((key) => own[key] !== undefined);
  return {
    message: message?.[language],
    ...(locations && { locations }),
    extensions: { ...Object.fromEntries(given.map((key) => [key, own[key]])), requestId },
  };
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { DEFAULT_LANGUAGE, type Language } from '../language.ts';
import { Cancellation } from '../cancellation.ts';
import type { Answer } from './answer.ts';
import type { GraphQLMediaType } from './media-type.ts';
import { NO_PARAMETERS, type GraphQLParameters } from './parameters.ts';
import { parseTarget, type RequestTarget } from './request-target.ts';

/**
 * One HTTP request on its way through a pipeline. Each plugin reads what earlier ones found and adds its own part; what
 * nobody has found yet holds a harmless value, so that an answer can be written at any point.
 */
export interface HttpExchange extends RequestTarget {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Milliseconds on the monotonic clock of `performance.now()`. */
  readonly startedAt: number;
  /** Headers every answer to this request carries, whoever gives it. */
  readonly headers: Record<string, string>;
  /** Once the client is gone or the deadline has passed: the work stops. */
  readonly cancellation: Cancellation;
  /** Called once, after the answer was handed to the socket. */
  readonly whenAnswered: ((answer: Answer) => void)[];
  requestId: string;
  mediaType: GraphQLMediaType;
  /** Of messages and next steps. */
  language: Language;
  /** Milliseconds this request may take, from `startedAt`. */
  deadlineMs: number;
  parameters: GraphQLParameters;
  /** What the log may say of how it went; no values. */
  report: RequestReport;
}

export interface RequestReport {
  readonly errorCodes?: readonly string[];
}

/** Opens the exchange for a request that has just arrived. */
export function createHttpExchange(request: IncomingMessage, response: ServerResponse): HttpExchange {
  return {
    ...parseTarget(request.url ?? '/'),
    request,
    response,
    startedAt: performance.now(),
    headers: {},
    cancellation: new Cancellation(),
    whenAnswered: [],
    requestId: '',
    mediaType: 'application/json',
    language: DEFAULT_LANGUAGE,
    deadlineMs: 0,
    parameters: NO_PARAMETERS,
    report: {},
  };
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Span } from '@opentelemetry/api';
import type { DocumentNode } from 'graphql';
import { DEFAULT_LANGUAGE, type Language } from '../../platform/language.ts';
import { ANONYMOUS, type Caller } from '../caller.ts';
import { Cancellation } from '../cancellation.ts';
import type { SectorTime } from '../sector-times.ts';
import type { Answer } from './answer.ts';
import type { GraphQLMediaType } from './media-type.ts';
import { NO_PARAMETERS, type GraphQLParameters } from './parameters.ts';

/**
 * One HTTP request on its way through the pipeline. Each plugin reads what earlier ones found and adds its own part;
 * what nobody has found yet holds a harmless value, so that an answer can be written at any point.
 */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** The address without its query string. */
  readonly path: string;
  /** The query string without `?`. */
  readonly search: string;
  /** Milliseconds on the monotonic clock of `performance.now()`. */
  readonly startedAt: number;
  /** Headers every answer to this request carries, whoever gives it. */
  readonly headers: Record<string, string>;
  /** Once the client is gone or the deadline has passed: upstream work stops. */
  readonly cancellation: Cancellation;
  /** Called once, after the answer was handed to the socket. */
  readonly whenAnswered: ((answer: Answer) => void)[];
  requestId: string;
  mediaType: GraphQLMediaType;
  /** Of messages and next steps. */
  language: Language;
  caller: Caller;
  /** Milliseconds this request may take, from `startedAt`. */
  deadlineMs: number;
  parameters: GraphQLParameters;
  /** What the log may say of the operation; no values. */
  report: OperationReport;
  /** Where traces are kept. */
  span: Span | undefined;
  /** What the engine has done for it; for those who look closer. */
  workDone: WorkDone | undefined;
}

export interface WorkDone {
  /** The operation without the values of its literals; undefined when it was refused before it was understood. */
  readonly document: DocumentNode | undefined;
  /** By subgraph. */
  readonly sectorTimes: () => ReadonlyMap<string, SectorTime>;
}

export interface OperationReport {
  readonly operationName?: string | undefined;
  readonly operationKind?: string | undefined;
  /** As estimated before execution. */
  readonly cost?: number;
  readonly errorCodes?: readonly string[];
  readonly sectors?: readonly string[];
}

/** Opens the exchange for a request that has just arrived. */
export function createExchange(request: IncomingMessage, response: ServerResponse): Exchange {
  const url = request.url ?? '/';
  const mark = url.indexOf('?');
  return {
    request,
    response,
    path: mark < 0 ? url : url.slice(0, mark),
    search: mark < 0 ? '' : url.slice(mark + 1),
    startedAt: performance.now(),
    headers: {},
    cancellation: new Cancellation(),
    whenAnswered: [],
    requestId: '',
    mediaType: 'application/json',
    language: DEFAULT_LANGUAGE,
    caller: ANONYMOUS,
    deadlineMs: 0,
    parameters: NO_PARAMETERS,
    report: {},
    span: undefined,
    workDone: undefined,
  };
}

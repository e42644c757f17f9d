import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Span } from '@opentelemetry/api';
import type { DocumentNode } from 'graphql';
import { createHttpExchange, type HttpExchange, type RequestReport } from '../platform/http/exchange.ts';
import { ANONYMOUS, type Caller } from './caller.ts';
import type { SectorTime } from './sector-times.ts';

/** A request of the graph on its way through the gateway's pipeline. */
export interface Exchange extends HttpExchange {
  caller: Caller;
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

export interface OperationReport extends RequestReport {
  readonly operationName?: string | undefined;
  readonly operationKind?: string | undefined;
  /** As estimated before execution. */
  readonly cost?: number;
  readonly sectors?: readonly string[];
}

/** Opens the exchange for a request that has just arrived. */
export function createExchange(request: IncomingMessage, response: ServerResponse): Exchange {
  return Object.assign(createHttpExchange(request, response), {
    caller: ANONYMOUS,
    report: {},
    span: undefined,
    workDone: undefined,
  });
}

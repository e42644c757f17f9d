import type { Attributes, Span } from '@opentelemetry/api';

/** Makes the spans of one process. Exists only where tracing is configured; elsewhere nothing is wrapped or called. */
export interface Tracing {
  /**
   * The span of a request from outside. It continues the caller's trace when `traceparent` (W3C Trace Context) is
   * well-formed; `tracestate` and `baggage` are free text of the caller's and go no further.
   */
  startRequest(name: string, traceparent: string | undefined): Span;
  startChild(parent: Span, name: string, options?: ChildSpanOptions): Span;
  /** The `traceparent` for a request that is sent under this span. */
  traceparentOf(span: Span): string;
  /** Sends what is still held; gives up when the collector cannot be reached. */
  close(): Promise<void>;
}

export interface ChildSpanOptions {
  /** `client`: something outside this process is asked. */
  readonly kind?: 'client' | 'internal';
  /** Names and numbers, never a value of a request. */
  readonly attributes?: Attributes;
  /** On the clock of `performance.now()`; default now. */
  readonly startedAt?: number;
}

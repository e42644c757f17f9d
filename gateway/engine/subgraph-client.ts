import type { Span } from '@opentelemetry/api';
import type { Language } from '../../platform/language.ts';
import type { CancelSignal } from '../../platform/cancellation.ts';
import type { AnswerForm } from './excerpts/answer-form.ts';

export type { CancelSignal };

/**
 * The engine's only way to the network. The transport implements it; retry, breaker, bulkhead and in-flight sharing
 * are clients that wrap a client. A promise per fetch (not per plan node) costs about a microsecond; callbacks would
 * save less than one percent of a request and make every wrapper harder to read.
 */
export interface SubgraphClient {
  /** Never rejects: whatever goes wrong is a `SubgraphFailure` in the outcome. */
  send(request: SubgraphRequest): Promise<SubgraphOutcome>;
  /** Releases sockets once running requests are done. */
  close?(): Promise<void>;
}

export interface SubgraphRequest {
  /** Name of the subgraph as in `join__Graph(name:)`. */
  readonly subgraph: string;
  /** The GraphQL request, ready JSON text. */
  readonly body: string;
  /** How the answer may be read instead of parsed, by a client that can. The same for all that differ only in values. */
  readonly form?: AnswerForm | undefined;
  readonly operationKind: OperationKind;
  readonly context: CallContext;
  /** Aborted when the deadline has passed or the client went away. */
  readonly signal: CancelSignal | undefined;
}

export type OperationKind = 'query' | 'mutation';

/** What identifies a call and its caller; goes unchanged from the HTTP layer to the transport. */
export interface CallContext {
  readonly requestId?: string;
  /** In which errors are told; default Vietnamese. No subgraph is told of it, and it is no part of any key. */
  readonly language?: Language;
  /** Stable for one caller: decides `percent(n)` overrides, and is part of every key under which answers are shared. */
  readonly callerKey?: string;
  /** In whose turn new operations are planned: a caller's, or an address's where nobody is known. */
  readonly turnKey?: string;
  /** When the request must be answered, on the clock of `performance.now()`. Subgraphs are told what is left. */
  readonly deadlineAt?: number;
  /** Sent to every subgraph as HTTP headers, lower-case names; part of every key under which answers are shared. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What the call belongs to, where traces are kept; no part of any key. */
  readonly span?: Span | undefined;
  /** Is told of each call; no part of any key. */
  readonly calls?: CallLog;
}

export interface CallLog {
  /** @returns what is called when the call has ended. */
  begin(subgraph: string): () => void;
}

export type SubgraphOutcome = SubgraphAnswer | SubgraphFailure;

/** A well-formed GraphQL answer; `data` may be null when `errors` says why. */
export interface SubgraphAnswer {
  readonly kind: 'answer';
  readonly data: JsonObject | null | undefined;
  readonly errors: readonly SubgraphError[] | undefined;
  /** The data is in excerpts, as the request's form says. */
  readonly isExcerpted?: true;
  /** Of its JSON text, where that is known: large answers are worked on in parts. */
  readonly bytes?: number | undefined;
  /** Of HTTP, when it was no success. */
  readonly status?: number;
}

/** An error as a subgraph wrote it: untrusted, never shown to a client before the error policy has seen it. */
export interface SubgraphError {
  readonly message?: unknown;
  readonly path?: unknown;
  readonly extensions?: unknown;
}

/** No usable answer. `detail` is for the log only. */
export interface SubgraphFailure {
  readonly kind: 'failure';
  readonly failure: FailureKind;
  readonly detail: string;
  /** Of HTTP, when it was no success. */
  readonly status?: number;
  /** What the subgraph (Retry-After) or the breaker asks for, in seconds. */
  readonly retryAfterSeconds?: number;
}

export type FailureKind =
  | 'unreachable' // no connection, or it broke
  | 'timeout' // the subgraph's own time limit has passed
  | 'cancelled' // the request's signal was aborted
  | 'bad-status' // an HTTP error without a GraphQL body
  | 'unnamed' // an answer that does not name the request it came for
  | 'bad-answer' // not JSON, or JSON that is not a GraphQL answer
  | 'too-large'
  | 'refused'; // breaker open or bulkhead full: nothing was sent

export type JsonValue = unknown;
export type JsonObject = Record<string, JsonValue>;

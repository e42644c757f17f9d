import type { IncomingHttpHeaders } from 'node:http';
import type { Clock } from './clock.ts';

/** How requests get to one subgraph and answers back: bytes and heads, nothing of GraphQL, time limits or policies. */
export interface Wire {
  /** Throws a TypeError for a header that HTTP does not allow; whatever else happens, the handler is told. */
  dispatch(request: WireRequest, handler: ResponseHandler): void;
  /** Closes the connections when the requests under way are done. */
  close(): Promise<void>;
}

/** A POST to the subgraph's address. */
export interface WireRequest {
  /** Names, in lower case, and values in turn; beside those that the wire sends with every request. */
  readonly headers: readonly string[];
  readonly body: string;
  /** Whether it may reach the subgraph twice: when its connection was closed before it, or for what stood ahead of it. */
  readonly isRepeatable: boolean;
}

/** Is told of one request: start, then head, data and end, or an error at any point; nothing after the end or an error. */
export interface ResponseHandler {
  /** @param abort gives the request up; the handler is then told no more, or of an error once. */
  onStart(abort: (reason: Error) => void): void;
  onHead(status: number, headers: IncomingHttpHeaders): void;
  /** The bytes are only there during the call. */
  onData(chunk: Buffer): void;
  onEnd(): void;
  onError(error: Error): void;
}

/** Given up for what has come: nothing more of it is worth to be read. */
export class BrokenAnswer extends Error {}

export interface WireOptions {
  readonly url: URL;
  /** Sent with every request; names and values in turn. */
  readonly headers: readonly string[];
  readonly maxConnections: number;
  /** Whether a connection is used again after an answer; else each request has one of its own. */
  readonly isKept: boolean;
  /** Requests on one connection at once, where it is kept, the wire does that and they may be sent twice. */
  readonly maxPipelined: number;
  /** Milliseconds until a connection must stand. */
  readonly connectTimeoutMs: number;
  /** An HTTP proxy that is asked instead of the server, where the wire does that. */
  readonly proxy: string | undefined;
  readonly clock: Clock;
}

/** Milliseconds; shorter than the five seconds after which Node servers drop idle connections, so that we are first. */
export const KEEP_ALIVE_MS = 4_000;

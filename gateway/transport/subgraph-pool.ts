import { Pool } from 'undici';
import type { SubgraphFailure, SubgraphOutcome, SubgraphRequest } from '../engine/subgraph-client.ts';
import { failure } from './failure.ts';
import { type RawResponse, readAnswer } from './read-answer.ts';
import { ResponseCollector } from './response-collector.ts';

/** Bounds on one subgraph's connections and answers. */
export interface PoolLimits {
  readonly maxConnections: number;
  /** Milliseconds for one request, from sending to the last byte. */
  readonly timeoutMs: number;
  /** Bytes of an answer, before and after decompression. */
  readonly maxAnswerBytes: number;
}

/** The connections to one subgraph, kept alive. */
export interface SubgraphPool {
  /** Never rejects. */
  send(request: SubgraphRequest): Promise<SubgraphOutcome>;
  /** Closes the connections when the requests under way are done. */
  close(): Promise<void>;
}

/** Opens no connection before the first request. */
export function createSubgraphPool(url: string, limits: PoolLimits): SubgraphPool {
  const { origin, pathname, search } = new URL(url);
  // The time limits are ours: undici's timers are coarse, and ours answers while a request still waits for a socket.
  const pool = new Pool(origin, {
    connections: limits.maxConnections,
    headersTimeout: 0,
    bodyTimeout: 0,
    keepAliveTimeout: KEEP_ALIVE_MS,
  });
  const path = pathname + search;
  const dispatch = (request: SubgraphRequest): Promise<RawResponse | SubgraphFailure> =>
    new Promise((resolve) => {
      const collector = new ResponseCollector({ ...limits, signal: request.signal, settle: resolve });
      const { body, context } = request;
      try {
        pool.dispatch({ path, method: 'POST', headers: headersOf(context.headers), body }, collector);
      } catch (error) {
        collector.fail(failure('unreachable', String(error)));
      }
    });
  return {
    send: async (request) => {
      const response = await dispatch(request);
      return 'kind' in response ? response : readAnswer(response, limits.maxAnswerBytes);
    },
    close: () => pool.close(),
  };
}

/** Shorter than the five seconds after which Node servers drop idle connections, so that we are first. */
const KEEP_ALIVE_MS = 4_000;

const HEADERS = [
  'content-type',
  'application/json',
  'accept',
  'application/graphql-response+json, application/json;q=0.9',
];

function headersOf(own: Readonly<Record<string, string>> | undefined): string[] {
  return own ? HEADERS.concat(Object.entries(own).flat()) : HEADERS;
}

import { DEADLINE_HEADER, REQUEST_ID_HEADER } from '../../platform/http/headers.ts';
import type { CallContext, SubgraphFailure, SubgraphRequest } from '../engine/subgraph-client.ts';
import type { Clock } from './clock.ts';
import { failure } from './failure.ts';
import type { Send } from './policy.ts';
import { nameRequests } from './name-requests.ts';
import { type RawResponse, readAnswer } from './read-answer.ts';
import { createHttp1Wire } from './http1/http1-wire.ts';
import { ResponseCollector } from './response-collector.ts';
import { createUndiciWire } from './undici-wire.ts';
import type { Wire, WireOptions } from './wire.ts';

/** How one subgraph is asked, and the bounds on its connections and answers. */
export interface PoolLimits {
  readonly maxConnections: number;
  /**
   * Whether each answer has to name its request; one that does not is used for nobody. Only then a connection is used
   * for more than one request.
   */
  readonly isNamed: boolean;
  /** Queries of one moment that are sent on one connection; 1: each on its own. */
  readonly maxPipelined: number;
  readonly client: HttpClient;
  /** Address of an HTTP proxy through which all is asked, by undici. */
  readonly proxy: string | undefined;
  /** Milliseconds for one request, from sending to the last byte. */
  readonly timeoutMs: number;
  /** Bytes of an answer, before and after decompression. */
  readonly maxAnswerBytes: number;
}

/** `own`: `http1/`, for http addresses; `undici`: for all. */
export type HttpClient = 'own' | 'undici';

/** The connections to one subgraph, kept alive. */
export interface SubgraphPool {
  readonly send: Send;
  /** Closes the connections when the requests under way are done. */
  readonly close: () => Promise<void>;
}

/** Opens no connection before the first request. */
export function createSubgraphPool(url: string, limits: PoolLimits, clock: Clock): SubgraphPool {
  const { client, maxConnections, maxPipelined, isNamed, proxy } = limits;
  const bare = createWire(client, {
    url: new URL(url),
    headers: CONSTANT_HEADERS,
    maxConnections,
    isKept: isNamed,
    maxPipelined,
    connectTimeoutMs: limits.timeoutMs,
    proxy,
    clock,
  });
  const wire = isNamed ? nameRequests(bare) : bare;
  const { timeoutMs, maxAnswerBytes } = limits;
  const late = failure('timeout', `no answer within ${timeoutMs} ms`);
  const dispatch = (request: SubgraphRequest): Promise<RawResponse | SubgraphFailure> =>
    new Promise((settle) => {
      const { body, operationKind, context, signal } = request;
      const left = (context.deadlineAt ?? Infinity) - clock.now();
      if (left <= 0) return settle(DEADLINE_PASSED);
      const isDeadline = left < timeoutMs;
      const limitMs = isDeadline ? left : timeoutMs;
      const whenLate = isDeadline ? DEADLINE_PASSED : late;
      const collector = new ResponseCollector({
        timeoutMs: limitMs,
        whenLate,
        maxAnswerBytes,
        signal,
        clock,
        settle,
      });
      try {
        const headers = headersOf(context, limitMs);
        wire.dispatch({ headers, body, isRepeatable: operationKind === 'query' }, collector);
      } catch (error) {
        collector.fail(failure('unreachable', String(error)));
      }
    });
  return {
    send: async (request) => {
      const response = await dispatch(request);
      if ('kind' in response) return response;
      return readAnswer(response, maxAnswerBytes, request.form);
    },
    close: () => wire.close(),
  };
}

/** TLS and proxies are undici's: what can go wrong there is not worth a few microseconds. */
function createWire(client: HttpClient, options: WireOptions): Wire {
  const isOurs = client === 'own' && options.url.protocol === 'http:' && options.proxy === undefined;
  return isOurs ? createHttp1Wire(options) : createUndiciWire(options);
}

const CONSTANT_HEADERS = [
  'content-type',
  'application/json',
  'accept',
  'application/graphql-response+json, application/json;q=0.9',
];

/** Not the subgraph's fault, so not a `timeout`. */
const DEADLINE_PASSED = failure('cancelled', 'the deadline has passed');

/** @param limitMs milliseconds after which nobody waits any more: the subgraph can stop as well. */
function headersOf({ requestId, headers }: CallContext, limitMs: number): string[] {
  const all = [DEADLINE_HEADER, String(Math.ceil(limitMs))];
  if (requestId !== undefined) all.push(REQUEST_ID_HEADER, requestId);
  return headers ? all.concat(Object.entries(headers).flat()) : all;
}

import { Pool } from 'undici';
import { DEADLINE_HEADER, REQUEST_ID_HEADER } from '../../platform/http-headers.ts';
import type { CallContext, SubgraphFailure, SubgraphRequest } from '../engine/subgraph-client.ts';
import type { Clock } from './clock.ts';
import { failure } from './failure.ts';
import type { Send } from './policy.ts';
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
  readonly send: Send;
  /** Closes the connections when the requests under way are done. */
  readonly close: () => Promise<void>;
}

/** Opens no connection before the first request. */
export function createSubgraphPool(url: string, limits: PoolLimits, clock: Clock): SubgraphPool {
  const { origin, pathname, search } = new URL(url);
  // The time limits are ours: undici's timers are coarse, and ours answers while a request still waits for a socket.
  const pool = new Pool(origin, {
    connections: limits.maxConnections,
    headersTimeout: 0,
    bodyTimeout: 0,
    keepAliveTimeout: KEEP_ALIVE_MS,
    // Else what nobody waits for any more would pile up before a host that swallows packets.
    connect: { timeout: limits.timeoutMs },
  });
  const path = pathname + search;
  const { timeoutMs, maxAnswerBytes } = limits;
  const late = failure('timeout', `no answer within ${timeoutMs} ms`);
  const dispatch = (request: SubgraphRequest): Promise<RawResponse | SubgraphFailure> =>
    new Promise((settle) => {
      const { body, context, signal } = request;
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
        pool.dispatch({ path, method: 'POST', headers: headersOf(context, limitMs), body }, collector);
      } catch (error) {
        collector.fail(failure('unreachable', String(error)));
      }
    });
  return {
    send: async (request) => {
      const response = await dispatch(request);
      return 'kind' in response ? response : readAnswer(response, maxAnswerBytes);
    },
    close: () => pool.close(),
  };
}

/** Shorter than the five seconds after which Node servers drop idle connections, so that we are first. */
const KEEP_ALIVE_MS = 4_000;

/** Not the subgraph's fault, so not a `timeout`. */
const DEADLINE_PASSED = failure('cancelled', 'the deadline has passed');

/** @param limitMs milliseconds after which nobody waits any more: the subgraph can stop as well. */
function headersOf({ requestId, headers }: CallContext, limitMs: number): string[] {
  const all = [
    'content-type',
    'application/json',
    'accept',
    'application/graphql-response+json, application/json;q=0.9',
    DEADLINE_HEADER,
    String(Math.ceil(limitMs)),
  ];
  if (requestId !== undefined) all.push(REQUEST_ID_HEADER, requestId);
  return headers ? all.concat(Object.entries(headers).flat()) : all;
}

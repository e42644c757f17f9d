import { randomUUID } from 'node:crypto';
import { REQUEST_ID_HEADER } from '../headers.ts';
import type { HttpExchange } from '../exchange.ts';
import type { Plugin } from '../plugin.ts';

/**
 * Names the request: the caller's `x-request-id` when it is short and clean, else a new one. It goes back in the
 * answer, on to every subgraph and into every log line.
 */
export function assignRequestId(): Plugin {
  return function assignRequestId(exchange: HttpExchange) {
    const given = exchange.request.headers[REQUEST_ID_HEADER];
    exchange.requestId = typeof given === 'string' && isClean(given) ? given : randomUUID();
    exchange.headers[REQUEST_ID_HEADER] = exchange.requestId;
  };
}

/**
 * Ids are logged, so one that may hold a citizen's number (9 or 12 digits) is replaced. In a UUID only a last group
 * of nothing but digits is suspect: shorter runs are its nature.
 */
function isClean(id: string): boolean {
  if (UUID.test(id)) return !/-\d{12}$/.test(id);
  return /^[\w.:-]{1,64}$/.test(id) && !/\d{9}/.test(id);
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

import { callerError } from '../../errors.ts';
import { DEADLINE_HEADER } from '../headers.ts';
import type { HttpExchange } from '../exchange.ts';
import type { Plugin } from '../plugin.ts';

/**
 * Ends the work on a request when its time is up or its client is gone.
 * @param maximumMs milliseconds a request may take; a client may ask for less with `x-deadline-ms`, never for more.
 */
export function setDeadline(maximumMs: number): Plugin {
  return function setDeadline(exchange: HttpExchange) {
    const { request, response, cancellation } = exchange;
    exchange.deadlineMs = Math.min(maximumMs, wishOf(request.headers[DEADLINE_HEADER]) ?? maximumMs);
    const timer = setTimeout(() => cancellation.cancel(DEADLINE_PASSED), exchange.deadlineMs);
    response.once('close', () => {
      clearTimeout(timer);
      if (!response.writableFinished) cancellation.cancel(CLIENT_GONE);
    });
  };
}

/** Reasons: constants, since building an error for each request costs a stack trace. */
export const DEADLINE_PASSED = Object.freeze(new DOMException('the deadline has passed', 'TimeoutError'));
export const CLIENT_GONE = Object.freeze(new DOMException('the client is gone', 'AbortError'));

function wishOf(header: string | string[] | undefined): number | undefined {
  if (header === undefined) return undefined;
  if (typeof header === 'string' && /^[1-9]\d{0,8}$/.test(header)) return Number(header);
  throw callerError('BAD_REQUEST', {
    vi: `Tiêu đề ${DEADLINE_HEADER} phải là số nguyên mili giây, từ 1 trở lên.`,
    en: `The header ${DEADLINE_HEADER} must be a whole number of milliseconds from 1.`,
  });
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { DEADLINE_HEADER } from '../../platform/http/headers.ts';

/**
 * Aborted when the caller hangs up before its answer is complete, or when the time it allows (`x-deadline-ms`, a whole
 * number of milliseconds) is over. Anything else in that header allows any time.
 */
export function endOfRequest(request: IncomingMessage, response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  const deadlineMs = readDeadline(request.headers[DEADLINE_HEADER]);
  const timer =
    deadlineMs === undefined ? undefined : setTimeout(() => controller.abort(TIME_IS_UP), deadlineMs);
  response.once('close', () => {
    clearTimeout(timer);
    if (!response.writableFinished) controller.abort(CALLER_GONE);
  });
  // It may have gone while its request was read.
  if (response.destroyed) controller.abort(CALLER_GONE);
  return controller.signal;
}

/** Constants, since building an error for each request costs a stack trace. */
const TIME_IS_UP = Object.freeze(new DOMException('the deadline has passed', 'TimeoutError'));
const CALLER_GONE = Object.freeze(new DOMException('the caller is gone', 'AbortError'));

function readDeadline(header: string | string[] | undefined): number | undefined {
  return typeof header === 'string' && /^[1-9]\d{0,8}$/.test(header) ? Number(header) : undefined;
}

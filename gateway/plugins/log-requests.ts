import type { Logger } from '../../platform/log.ts';
import type { Answer } from '../../platform/http/answer.ts';
import type { Exchange } from '../exchange.ts';
import type { Plugin } from '../plugin.ts';
import { safeName } from '../safe-name.ts';
import { isProbe } from '../../platform/http/plugins/answer-probes.ts';

/**
 * One line a request: what was asked in kind, how it ended, how long it took. Never a variable, an argument, a header,
 * a path or a text the caller chose freely; operation names only when they look like a name.
 */
export function logRequests(log: Logger): Plugin {
  return function logRequests(exchange: Exchange) {
    exchange.whenAnswered.push((answer) => {
      const level = levelOf(exchange, answer);
      if (log.isLevelEnabled(level)) log[level](describe(exchange, answer), 'request');
    });
  };
}

function levelOf({ path, cancellation }: Exchange, { status }: Answer): 'debug' | 'info' | 'error' {
  // A client that allowed too little time, or is gone, is no fault of ours; the line says which in `cutShort`.
  if (status >= 500 && !cancellation.aborted) return 'error';
  // Only worth a line when they fail.
  return isProbe(path) ? 'debug' : 'info';
}

function describe(exchange: Exchange, { status }: Answer): object {
  const { requestId, request, startedAt, report, cancellation, span } = exchange;
  const { operationName, ...rest } = report;
  return {
    requestId,
    ...(span && { traceId: span.spanContext().traceId }),
    method: request.method,
    status,
    durationMs: Math.round((performance.now() - startedAt) * 100) / 100,
    ...(operationName !== undefined && { operationName: safeName(operationName) }),
    ...rest,
    ...(cancellation.reason && { cutShort: cancellation.reason.message }),
  };
}

import type { Span } from '@opentelemetry/api';
import { ERRORS, isErrorCode } from '../../platform/errors.ts';
import { failSpan } from '../../platform/tracing/fail-span.ts';
import type { Tracing } from '../../platform/tracing/tracing.ts';
import type { Answer } from '../../platform/http/answer.ts';
import type { Exchange } from '../exchange.ts';
import type { Plugin } from '../plugin.ts';
import { safeName } from '../safe-name.ts';
import { isProbe } from '../../platform/http/plugins/answer-probes.ts';

/** Opens the span of a request, in the caller's trace if it names one; the probes have none. */
export function traceRequests(tracing: Tracing): Plugin {
  return function traceRequests(exchange: Exchange) {
    if (isProbe(exchange.path)) return;
    const { traceparent } = exchange.request.headers;
    const span = tracing.startRequest('request', typeof traceparent === 'string' ? traceparent : undefined);
    exchange.span = span;
    exchange.whenAnswered.push((answer) => endSpan(span, exchange, answer));
  };
}

/** Of what the caller wrote, only the operation's name, when it looks like one. */
function endSpan(span: Span, { report, request, requestId }: Exchange, { status }: Answer): void {
  const { operationKind, operationName, errorCodes } = report;
  if (operationKind !== undefined) {
    const name = operationName === undefined ? '' : ` ${safeName(operationName)}`;
    span.updateName(operationKind + name);
    span.setAttribute('graphql.operation.type', operationKind);
  }
  if (operationName !== undefined) span.setAttribute('graphql.operation.name', safeName(operationName));
  span.setAttributes({
    'http.request.method': METHODS.has(request.method) ? String(request.method) : '_OTHER',
    'http.response.status_code': status,
    'request.id': requestId,
    ...(errorCodes && { 'graphql.error.codes': [...errorCodes] }),
  });
  const fault = errorCodes?.find((code) => isErrorCode(code) && ERRORS[code].status >= 500);
  if (fault !== undefined || status >= 500) failSpan(span, fault ?? String(status));
  span.end();
}

const METHODS: ReadonlySet<string | undefined> = new Set(['GET', 'HEAD', 'POST', 'OPTIONS']);

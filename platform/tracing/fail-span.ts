import type { Span, SpanStatusCode } from '@opentelemetry/api';

/** `SpanStatusCode.ERROR`, without loading the library for it. */
const ERROR: SpanStatusCode.ERROR = 2;

/** Marks a span as failed. @param type a code or a kind of failure; never a message, which could quote a value. */
export function failSpan(span: Span, type: string): void {
  span.setStatus({ code: ERROR });
  span.setAttribute('error.type', type);
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Span } from '@opentelemetry/api';
import { failSpan } from '../../platform/tracing/fail-span.ts';
import type { Tracing } from '../../platform/tracing/tracing.ts';
import type { Reader } from './reader.ts';

/** The span of one request, in the trace that the gateway began; it ends with the answer, or when the caller is gone. */
export function traceRequest(tracing: Tracing, request: IncomingMessage, response: ServerResponse): Span {
  const { traceparent } = request.headers;
  const span = tracing.startRequest(
    'POST /graphql',
    typeof traceparent === 'string' ? traceparent : undefined,
  );
  response.once('close', () => {
    span.setAttribute('http.response.status_code', response.statusCode);
    if (!response.writableFinished) failSpan(span, 'cancelled');
    span.end();
  });
  return span;
}

/** A reader whose statements are spans: by their name, with the number of rows, never with a value or a message. */
export function traceStatements(reader: Reader, tracing: Tracing, request: Span): Reader {
  const trace = async <Row>(name: string, read: () => Promise<readonly Row[]>): Promise<readonly Row[]> => {
    const span = tracing.startChild(request, name, {
      kind: 'client',
      attributes: { 'db.system.name': 'postgresql', 'db.query.summary': name },
    });
    try {
      const rows = await read();
      span.setAttribute('db.response.returned_rows', rows.length);
      return rows;
    } catch (error) {
      failSpan(span, codeOf(error));
      throw error;
    } finally {
      span.end();
    }
  };
  return {
    select: (statement, values) => trace(statement.name, () => reader.select(statement, values)),
    selectByKeys: (statement, keys, keysOf) =>
      trace(statement.name, () => reader.selectByKeys(statement, keys, keysOf)),
  };
}

/** PostgreSQL's SQLSTATE, or a code of our table. */
function codeOf(error: unknown): string {
  const { code, extensions } = error as {
    readonly code?: unknown;
    readonly extensions?: { readonly code?: unknown };
  };
  const known = extensions?.code ?? code;
  return typeof known === 'string' && /^\w{1,40}$/.test(known) ? known : 'error';
}

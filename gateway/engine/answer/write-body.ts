import type { AnswerBody, EncodedBody } from './answer-body.ts';
import type { ErrorLog, LocatedError } from '../execute/error-log.ts';
import type { RefusalError } from '../operation/refusal.ts';
import type { JsonObject } from '../subgraph-client.ts';

/** The body of an executed operation: errors first, as the spec advises. */
export function writeBody(data: JsonObject | null, errors: ErrorLog, requestId: string | undefined): string {
  return `${headOf(errors, requestId)}${JSON.stringify(data)}}`;
}

/** The same, for data without errors whose fields are written in excerpts. */
export function writeExcerpts(fields: string): EncodedBody {
  return { latin1: `{"data":{${fields}}}` };
}

/** The same for large data: its text is written when it is sent. */
export function writeLargeBody(
  data: JsonObject | null,
  errors: ErrorLog,
  requestId: string | undefined,
): AnswerBody {
  return data ? { head: headOf(errors, requestId), data, tail: '}' } : writeBody(data, errors, requestId);
}

function headOf({ errors }: ErrorLog, requestId: string | undefined): string {
  if (errors.length === 0) return '{"data":';
  const formatted = errors.map((error) => withRequestId(formatError(error), requestId));
  return `{"errors":${JSON.stringify(formatted)},"data":`;
}

/** The body of a request that was not executed. */
export function writeRefusal(errors: readonly RefusalError[], requestId: string | undefined): string {
  return JSON.stringify({ errors: errors.map((error) => withRequestId(error, requestId)) });
}

function formatError({ message, path, extensions }: LocatedError): Omit<LocatedError, 'path'> {
  return { message, ...(path && { path }), extensions };
}

function withRequestId<T extends { readonly extensions: object }>(
  error: T,
  requestId: string | undefined,
): T {
  return requestId === undefined ? error : { ...error, extensions: { ...error.extensions, requestId } };
}

import { DEFAULT_LANGUAGE } from '../../../platform/language.ts';
import type { AnswerBody, EncodedBody } from './answer-body.ts';
import type { ErrorLog } from '../execute/error-log.ts';
import type { LocatedError } from '../execute/located-error.ts';
import type { RefusalError } from '../operation/refusal.ts';
import type { CallContext, JsonObject } from '../subgraph-client.ts';

/** Who reads the errors. */
type Reader = Pick<CallContext, 'requestId' | 'language'>;

/** The body of an executed operation: errors first, as the spec advises. */
export function writeBody(data: JsonObject | null, errors: ErrorLog, reader: Reader): string {
  return writeText(JSON.stringify(data), errors, reader);
}

/** The same, for data that are JSON already. */
export function writeText(data: string, errors: ErrorLog, reader: Reader): string {
  return `${headOf(errors, reader)}${data}}`;
}

/** The same, for data without errors whose fields are written in excerpts. */
export function writeExcerpts(fields: string): EncodedBody {
  return { latin1: `{"data":{${fields}}}` };
}

/** The same for large data: its text is written when it is sent. */
export function writeLargeBody(data: JsonObject | null, errors: ErrorLog, reader: Reader): AnswerBody {
  return data ? { head: headOf(errors, reader), data, tail: '}' } : writeBody(data, errors, reader);
}

function headOf(errors: ErrorLog, reader: Reader): string {
  if (errors.isEmpty) return '{"data":';
  return `{"errors":${JSON.stringify(errors.all.map((error) => formatError(error, reader)))},"data":`;
}

/** The body of a request that was not executed. */
export function writeRefusal(errors: readonly RefusalError[], reader: Reader): string {
  return JSON.stringify({ errors: errors.map((error) => formatError(error, reader)) });
}

/** In the language of the reader; up to here an error has its texts in each. */
function formatError(error: LocatedError | RefusalError, { requestId, language }: Reader): object {
  const { message, extensions, ...place } = error;
  const { nextStep } = extensions;
  const inOne = language ?? DEFAULT_LANGUAGE;
  return {
    message: message[inOne],
    ...place,
    extensions: { ...extensions, nextStep: nextStep?.[inOne], requestId },
  };
}

import { DEFAULT_LANGUAGE } from '../../../platform/language.ts';
import type { AnswerBody, EncodedBody } from './answer-body.ts';
import type { WrittenData } from './data-writer.ts';
import type { ErrorLog } from '../execute/error-log.ts';
import type { LocatedError } from '../execute/located-error.ts';
import type { RefusalError } from '../operation/refusal.ts';
import type { CallContext } from '../subgraph-client.ts';

/** Who reads the errors. */
type Reader = Pick<CallContext, 'requestId' | 'language'>;

/** The body of an executed operation: errors first, as the spec advises. */
export function writeBody({ pieces, text }: WrittenData, errors: ErrorLog, reader: Reader): AnswerBody {
  const head = headOf(errors, reader);
  if (pieces.length === 0) return `${head}${text}}`;
  return { pieces: [Buffer.from(head), ...pieces, Buffer.from(`${text}}`)] };
}

/** The same, for data without errors whose fields are written in excerpts. */
export function writeExcerpts(fields: string): EncodedBody {
  return { latin1: `{"data":{${fields}}}` };
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

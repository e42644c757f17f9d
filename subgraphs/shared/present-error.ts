import { GraphQLError } from 'graphql';
import { callerError, isCallerError } from '../../platform/errors.ts';
import type { Logger } from '../../platform/log.ts';
import { withoutEchoedValue } from './scalars/without-echoed-value.ts';

/** Errors of the table and of the GraphQL layer pass; everything else is masked and logged. */
export function presentError(log: Logger, raised: Readonly<Error>): GraphQLError {
  if (!(raised instanceof GraphQLError)) return masked(log, raised);
  const error = withoutEchoedValue(raised);
  const cause = error.originalError;
  if (cause && !isCallerError(cause)) return masked(log, cause, error);
  if (cause?.cause) log.warn({ err: cause.cause, path: error.path }, 'register unavailable');
  return error;
}

function masked(log: Logger, cause: unknown, at?: GraphQLError): GraphQLError {
  log.error({ err: cause, path: at?.path }, 'resolver failed');
  const { message, extensions } = callerError('INTERNAL_SERVER_ERROR', {
    vi: 'Cơ sở dữ liệu không trả lời được.',
    en: 'The register could not answer.',
  });
  return new GraphQLError(message, { nodes: at?.nodes ?? null, path: at?.path ?? null, extensions });
}

import { GraphQLError } from 'graphql';
import { callerError, type ErrorCode } from '../../platform/errors.ts';
import { sameInAll } from '../../platform/language.ts';

/** What graphql-js found, as an error of the table; one that has a code already stays as it is. */
export function withCode(code: ErrorCode, fault: GraphQLError): GraphQLError {
  const { message, nodes = null, source = null, positions = null, originalError = null } = fault;
  if (fault.extensions['code'] !== undefined) return fault;
  const { extensions } = callerError(code, sameInAll(message));
  return new GraphQLError(message, { nodes, source, positions, originalError, extensions });
}

import { GraphQLError } from 'graphql';
import { callerError, textsOf } from '../../../platform/errors.ts';
import { bilingual } from '../../../platform/language.ts';

const VARIABLE = { vi: 'Biến', en: 'Variable' };
const UNFIT = {
  vi: 'Giá trị không hợp với kiểu của biến.',
  en: 'The value does not fit the type of the variable.',
};
const VARIABLE_ERROR = /^Variable "\$(\w+)" got invalid value /;

/**
 * graphql-js repeats a variable's whole value in its error: `Variable "$id" got invalid value "…"; …`. The value
 * may be a personal ID or a megabyte long, so this keeps the variable's name, its path and the scalar's own words
 * and drops the value. Other errors are returned as they are.
 */
export function withoutEchoedValue(error: GraphQLError): GraphQLError {
  const variable = VARIABLE_ERROR.exec(error.message)?.[1];
  if (variable === undefined) return error;
  const { nodes, originalError } = error;
  const reason = originalError ? textsOf(originalError as GraphQLError).message : undefined;
  const { message, extensions } = callerError(
    'BAD_USER_INPUT',
    bilingual`${VARIABLE} "$${variable}"${placeIn(error, variable)}: ${reason ?? UNFIT}`,
  );
  return new GraphQLError(message, { nodes: nodes ?? null, extensions });
}

/** The path inside an input object, e.g. ` at "filter.owner"`, read from the end so that no value can imitate it. */
function placeIn(error: GraphQLError, variable: string): string {
  const before = error.message.slice(0, -(error.originalError?.message.length ?? 0));
  const place = new RegExp(` at "(${variable}[\\w.[\\]]{1,100})"; $`).exec(before)?.[1];
  return place === undefined ? '' : ` at "${place}"`;
}

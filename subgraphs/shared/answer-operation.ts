import type { GraphQLError, GraphQLSchema } from 'graphql';
import { callerError } from '../../platform/errors.ts';
import { codeOf, graphqlAnswer, statusOf, type Answer } from '../../platform/http/answer.ts';
import type { HttpExchange } from '../../platform/http/exchange.ts';
import type { Plugin } from '../../platform/http/plugin.ts';
import type { Logger } from '../../platform/log.ts';
import type { SubgraphContext } from './context.ts';
import type { Answer as Result } from './execution/compile-operation.ts';
import { createKnownDocuments } from './known-documents.ts';
import { presentError } from './present-error.ts';
import { REQUEST_LIMITS } from './request-limits.ts';
import { withCode } from './with-code.ts';

export interface AnswerOperationOptions {
  readonly schema: GraphQLSchema;
  readonly log: Logger;
  readonly createContext: (exchange: HttpExchange) => SubgraphContext;
}

/**
 * Executes the operation, compiled when its text first came. Errors are told in every language: the gateway chooses
 * for its caller.
 */
export function answerOperation({ schema, log, createContext }: AnswerOperationOptions): Plugin {
  const read = createKnownDocuments(schema);
  const execute = (exchange: HttpExchange): Result | Promise<Result> => {
    const { query, operationName, variables = {} } = exchange.parameters;
    const document = read(query);
    if (document.errors.length > 0) return refused(...document.errors);
    if (countListed(variables) > REQUEST_LIMITS.maxListed)
      return refused(callerError('LIMIT_EXCEEDED', TOO_MANY));
    const operation = document.operation(operationName);
    if (!operation) return refused(callerError('OPERATION_RESOLUTION_FAILURE', NO_OPERATION));
    return operation.run(variables, createContext(exchange));
  };
  return async function answerOperation(exchange: HttpExchange): Promise<Answer> {
    return toAnswer(await execute(exchange), exchange, log);
  };
}

function refused(...errors: readonly GraphQLError[]): Result {
  return { errors, data: undefined };
}

const NO_OPERATION = {
  vi: 'Văn bản không có đúng một truy vấn mang tên đó.',
  en: 'The document does not hold exactly one query of that name.',
};

const TOO_MANY = {
  vi: `Các danh sách trong biến có hơn ${REQUEST_LIMITS.maxListed} phần tử; không nhận nhiều hơn.`,
  en: `The lists in the variables have more than ${REQUEST_LIMITS.maxListed} items; no more are accepted.`,
};

function countListed(variables: Readonly<Record<string, unknown>>): number {
  let count = 0;
  for (const name in variables) {
    const value = variables[name];
    if (Array.isArray(value)) count += value.length;
  }
  return count;
}

function toAnswer({ errors, data }: Result, { mediaType }: HttpExchange, log: Logger): Answer {
  if (errors.length === 0) return graphqlAnswer(200, mediaType, `{"data":${data}}`);
  const presented = errors.map((error) => presentError(log, error));
  if (data !== undefined)
    return graphqlAnswer(200, mediaType, `{"errors":${JSON.stringify(presented)},"data":${data}}`);
  // What was found before execution is the request's fault: graphql-js gives no code to variables that are missing.
  const refusals = presented.map((error) => withCode('BAD_USER_INPUT', error));
  const status = statusOf(codeOf(refusals[0] as GraphQLError), mediaType);
  return graphqlAnswer(status, mediaType, `{"errors":${JSON.stringify(refusals)}}`);
}

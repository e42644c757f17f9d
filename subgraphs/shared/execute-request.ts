import { execute, GraphQLError, parse, validate, type DocumentNode, type GraphQLSchema } from 'graphql';
import { createHandler } from 'graphql-http/lib/use/http';
import { LRUCache } from 'lru-cache';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { callerError, isCallerError } from '../../platform/errors.ts';
import type { Logger } from '../../platform/log.ts';
import type { SubgraphContext } from './context.ts';
import { withoutEchoedValue } from './scalars/without-echoed-value.ts';

export interface GraphQLHandlerOptions {
  readonly schema: GraphQLSchema;
  readonly log: Logger;
  readonly createContext: (request: IncomingMessage, response: ServerResponse) => SubgraphContext;
}

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Distinct operations kept parsed and validated: the gateway sends a few hundred shapes at the most. */
const KNOWN_OPERATIONS = 2000;

/** GraphQL over HTTP on one schema; operations are parsed and validated once per text. */
export function createGraphQLHandler({ schema, log, createContext }: GraphQLHandlerOptions): Handler {
  const documents = new LRUCache<string, DocumentNode>({ max: KNOWN_OPERATIONS });
  const valid = new WeakSet<DocumentNode>();
  return createHandler({
    schema,
    context: (request) => createContext(request.raw, request.context.res) as never,
    parse: (source) => {
      const text = typeof source === 'string' ? source : source.body;
      const known = documents.get(text);
      if (known) return known;
      // With locations: a scalar finds in them the name of the argument that holds a bad value.
      const document = parse(source);
      documents.set(text, document);
      return document;
    },
    validate: (schemaToUse, document) => {
      if (valid.has(document)) return [];
      const errors = validate(schemaToUse, document);
      if (errors.length === 0) valid.add(document);
      return errors;
    },
    execute,
    formatError: (error) => presentError(log, error),
  });
}

/** Errors of the table and of the GraphQL layer pass; everything else is masked and logged. */
function presentError(log: Logger, raised: Readonly<Error>): Error {
  if (!(raised instanceof GraphQLError)) return masked(log, raised);
  const error = withoutEchoedValue(raised);
  const cause = error.originalError;
  if (cause && !isCallerError(cause)) return masked(log, cause, error);
  if (cause?.cause) log.warn({ err: cause.cause, path: error.path }, 'register unavailable');
  return error;
}

function masked(log: Logger, cause: unknown, at?: GraphQLError): GraphQLError {
  log.error({ err: cause, path: at?.path }, 'resolver failed');
  const { message, extensions } = callerError('INTERNAL_SERVER_ERROR', 'The register could not answer.');
  return new GraphQLError(message, { nodes: at?.nodes ?? null, path: at?.path ?? null, extensions });
}

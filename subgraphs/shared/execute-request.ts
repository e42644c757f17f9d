import {
  execute,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import { createHandler, type Handler as GraphQLHttpHandler } from 'graphql-http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from '../../platform/log.ts';
import type { SubgraphContext } from './context.ts';
import type { Answer, CompiledOperation } from './execution/compile-operation.ts';
import { createKnownDocuments, type KnownDocument } from './known-documents.ts';
import { readPlainRequest } from './plain-request.ts';
import { presentError } from './present-error.ts';

export interface GraphQLHandlerOptions {
  readonly schema: GraphQLSchema;
  readonly log: Logger;
  readonly createContext: (request: IncomingMessage, response: ServerResponse) => SubgraphContext;
}

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * GraphQL over HTTP on one schema. What a gateway sends goes a short way, to an operation that was compiled when it
 * first came; everything else (GET, other media types, faults of any kind) goes through `graphql-http` and graphql-js.
 */
export function createGraphQLHandler(options: GraphQLHandlerOptions): Handler {
  const { schema, log, createContext } = options;
  const read = createKnownDocuments(schema);
  const handleAnything = createPatientHandler(options, read);
  return async (request, response) => {
    const body = request.method === 'POST' ? await readBody(request) : '';
    const plain = request.method === 'POST' ? readPlainRequest(request.headers, body) : undefined;
    const operation = plain && findOperation(read, plain.query, plain.operationName);
    if (!plain || !operation) {
      const [text, init] = await handleAnything(toRequest(request, response, body));
      response.writeHead(init.status, init.statusText, init.headers).end(text);
      return;
    }
    const answer = await operation.run(plain.variables, createContext(request, response));
    const text = toJson(answer, log);
    response.writeHead(200, { 'content-type': plain.mediaType, 'content-length': Buffer.byteLength(text) });
    response.end(text);
  };
}

function findOperation(
  read: (text: string) => KnownDocument,
  query: string,
  name: string | undefined,
): CompiledOperation | undefined {
  try {
    return read(query).operation(name);
  } catch {
    return undefined;
  }
}

function toJson({ errors, data }: Answer, log: Logger): string {
  if (errors.length === 0) return `{"data":${data}}`;
  const presented = JSON.stringify(errors.map((error) => presentError(log, error)));
  return data === undefined ? `{"errors":${presented}}` : `{"errors":${presented},"data":${data}}`;
}

interface Exchange {
  readonly res: ServerResponse;
}

function createPatientHandler(
  { schema, log, createContext }: GraphQLHandlerOptions,
  read: (text: string) => KnownDocument,
): GraphQLHttpHandler<IncomingMessage, Exchange> {
  const documents = new WeakMap<DocumentNode, KnownDocument>();
  return createHandler<IncomingMessage, Exchange>({
    schema,
    context: (request) => createContext(request.raw, request.context.res) as never,
    parse: (source) => {
      const known = read(typeof source === 'string' ? source : source.body);
      documents.set(known.document, known);
      return known.document;
    },
    validate: (_, document) => documents.get(document)?.errors ?? [],
    execute: (request) => {
      const operation = documents.get(request.document)?.operation(request.operationName ?? undefined);
      return operation ? runCompiled(operation, request) : execute(request);
    },
    formatError: (error) => presentError(log, error),
  });
}

async function runCompiled(
  operation: CompiledOperation,
  { variableValues, contextValue }: ExecutionArgs,
): Promise<ExecutionResult> {
  const { errors, data } = await operation.run(variableValues ?? {}, contextValue);
  return {
    ...(errors.length > 0 && { errors }),
    ...(data !== undefined && { data: JSON.parse(data) as Record<string, unknown> | null }),
  };
}

function toRequest(
  request: IncomingMessage,
  res: ServerResponse,
  body: string,
): Parameters<GraphQLHttpHandler<IncomingMessage, Exchange>>[0] {
  const { method = '', url = '', headers } = request;
  return { method, url, headers, body: () => body, raw: request, context: { res } };
}

/** Waits for ever where the caller goes away first: nobody is left to answer. */
function readBody(request: IncomingMessage): Promise<string> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const [only] = chunks;
      resolve((chunks.length === 1 && only ? only : Buffer.concat(chunks)).toString());
    });
  });
}

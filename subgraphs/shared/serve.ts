import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomBytes, randomUUID } from 'node:crypto';
import { REQUEST_ID_HEADER } from '../../platform/http/headers.ts';
import type { Logger } from '../../platform/log.ts';
import type { Tracing } from '../../platform/tracing/tracing.ts';
import { loadAdministrativeUnits } from './administrative-units/administrative-units.ts';
import { buildSchemaOf } from './build-schema.ts';
import { todayInVietNam } from './calendar.ts';
import type { SubgraphContext } from './context.ts';
import { createCursorSeal, CURSOR_KEY_BYTES } from './cursor-seal.ts';
import type { Database } from './database.ts';
import type { SubgraphDefinition } from './define-subgraph.ts';
import { echoNonce } from './echo-nonce.ts';
import { endOfRequest } from './end-of-request.ts';
import { createGraphQLHandler } from './execute-request.ts';
import { createReader } from './reader.ts';
import type { StatementListener } from './statement.ts';
import { createSharedReads } from './shared-reads.ts';
import { traceRequest, traceStatements } from './trace-requests.ts';

export interface ServeOptions {
  readonly definition: SubgraphDefinition;
  readonly database: Database;
  readonly log: Logger;
  /** 0 takes any free port. */
  readonly port: number;
  /** The same in all processes of a register; default one of this server, whose cursors end with it. */
  readonly cursorKey?: Buffer;
  /** The register's day; default the calendar's, in Viet Nam. */
  readonly today?: () => string;
  readonly onStatement?: StatementListener;
  /** Undefined: nothing is traced. */
  readonly tracing?: Tracing | undefined;
}

export interface RunningSubgraph {
  /** Where it answers GraphQL, e.g. `http://127.0.0.1:4003/graphql`. */
  readonly url: string;
  /** Stops accepting, lets requests in flight finish. */
  close(): Promise<void>;
}

/** Loopback only: until callers have rights, nobody outside this machine may ask. */
const HOST = '127.0.0.1';

/** Serves one sector: `/graphql`, `/health` (the process lives) and `/ready` (its database answers). */
export async function serveSubgraph(options: ServeOptions): Promise<RunningSubgraph> {
  const { definition, database, log } = options;
  const { schema } = await buildSchemaOf(definition);
  const createContext = contextFactory(options);
  await definition.prepare?.(createContext());
  const graphql = createGraphQLHandler({ schema, log, createContext });
  const server = createServer((request, response) => {
    echoNonce(request, response);
    void route({ request, response, database, graphql, log });
  });
  await listen(server, options.port);
  const { port } = server.address() as AddressInfo;
  return { url: `http://${HOST}:${port}/graphql`, close: () => closeServer(server) };
}

function contextFactory({
  database,
  onStatement,
  tracing,
  today = todayInVietNam,
  cursorKey = randomBytes(CURSOR_KEY_BYTES),
}: ServeOptions) {
  const cursorSeal = createCursorSeal(cursorKey);
  const units = loadAdministrativeUnits();
  const shared = createSharedReads({ pool: database.pool, onStatement });
  return (request?: IncomingMessage, response?: ServerResponse): SubgraphContext => {
    const requestId = request?.headers[REQUEST_ID_HEADER];
    const reader = createReader({
      pool: database.pool,
      signal: request && response && endOfRequest(request, response),
      onStatement,
      shared,
    });
    const span = tracing && request && response && traceRequest(tracing, request, response);
    return {
      reader: span ? traceStatements(reader, tracing, span) : reader,
      units,
      today: today(),
      requestId: typeof requestId === 'string' ? requestId : randomUUID(),
      cursorSeal,
    };
  };
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly database: Database;
  readonly graphql: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  readonly log: Logger;
}

async function route({ request, response, database, graphql, log }: Exchange): Promise<void> {
  const path = request.url?.split('?', 1)[0];
  try {
    if (path === '/graphql') return await graphql(request, response);
    if (path === '/health') return answer(response, 200, { status: 'alive' });
    if (path === '/ready') {
      const ready = await isReachable(database);
      return answer(response, ready ? 200 : 503, { status: ready ? 'ready' : 'database unreachable' });
    }
    answer(response, 404, { status: 'not found', expected: ['/graphql', '/health', '/ready'] });
  } catch (err) {
    log.error({ err }, 'request failed');
    response.destroy();
  }
}

async function isReachable({ pool }: Database): Promise<boolean> {
  return pool.query('select 1').then(
    () => true,
    () => false,
  );
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeIdleConnections();
  });
}

import { randomBytes } from 'node:crypto';
import { escapeIdentifier } from 'pg';
import { jsonAnswer, type Answer } from '../../platform/http/answer.ts';
import { createHttpExchange, type HttpExchange } from '../../platform/http/exchange.ts';
import { createHttpServer } from '../../platform/http/http-server.ts';
import type { Plugin } from '../../platform/http/plugin.ts';
import { answerProbes } from '../../platform/http/plugins/answer-probes.ts';
import { assignRequestId } from '../../platform/http/plugins/assign-request-id.ts';
import { checkHost } from '../../platform/http/plugins/check-host.ts';
import { checkMethod } from '../../platform/http/plugins/check-method.ts';
import { chooseLanguage } from '../../platform/http/plugins/choose-language.ts';
import { negotiateForm } from '../../platform/http/plugins/negotiate-form.ts';
import { preventCsrf } from '../../platform/http/plugins/prevent-csrf.ts';
import { readParameters } from '../../platform/http/plugins/read-parameters.ts';
import { ENDPOINT, requireEndpoint } from '../../platform/http/plugins/require-endpoint.ts';
import { setDeadline } from '../../platform/http/plugins/set-deadline.ts';
import type { Logger } from '../../platform/log.ts';
import type { Tracing } from '../../platform/tracing/tracing.ts';
import { loadAdministrativeUnits } from './administrative-units/administrative-units.ts';
import { answerOperation } from './answer-operation.ts';
import { buildSchemaOf } from './build-schema.ts';
import { todayInVietNam } from './calendar.ts';
import { variablePrefix } from './config.ts';
import type { SubgraphContext } from './context.ts';
import { createCursorSeal, CURSOR_KEY_BYTES } from './cursor-seal.ts';
import type { Database } from './database.ts';
import type { SubgraphDefinition } from './define-subgraph.ts';
import { echoNonce } from './echo-nonce.ts';
import { REQUEST_LIMITS } from './request-limits.ts';
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
  const { definition, log } = options;
  const { schema } = await buildSchemaOf(definition);
  const createContext = contextFactory(options);
  await definition.prepare?.(createContext());
  const server = createHttpServer({
    host: HOST,
    port: options.port,
    portVariable: `${variablePrefix(definition.name)}_PORT`,
    log,
    plugins: createPipeline(options, answerOperation({ schema, log, createContext })),
    open: createHttpExchange,
    maxPipelined: MAX_PIPELINED,
  });
  return { url: `${await server.listen()}${ENDPOINT}`, close: () => server.close(DRAIN_MS) };
}

/** As many as gateways send, so that what is asked at once is read at once. */
const MAX_PIPELINED = 8;

/** Milliseconds for requests in flight. */
const DRAIN_MS = 10_000;

/** The path of a request, from top to bottom. The first plugin that answers or refuses ends it. */
function createPipeline(options: ServeOptions, answer: Plugin): readonly Plugin[] {
  return [
    ({ request, response }) => echoNonce(request, response),
    assignRequestId(),
    chooseLanguage(),
    checkHost([]),
    answerProbes(() => tellReadiness(options)),

    // Is it GraphQL over HTTP?
    requireEndpoint(),
    checkMethod(),
    negotiateForm(),
    preventCsrf(),
    setDeadline(REQUEST_LIMITS.maxDeadlineMs),
    readParameters(REQUEST_LIMITS),
    answer,
  ];
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
  return (exchange?: HttpExchange): SubgraphContext => {
    const reader = createReader({ pool: database.pool, signal: exchange?.cancellation, onStatement, shared });
    const span = exchange && tracing && traceRequest(tracing, exchange.request, exchange.response);
    return {
      reader: span ? traceStatements(reader, tracing, span) : reader,
      units,
      today: today(),
      requestId: exchange?.requestId ?? '',
      cursorSeal,
    };
  };
}

/** Ready when each table can be read: a database may answer and lack a table, or the right to it. */
async function tellReadiness({ definition, database, log }: ServeOptions): Promise<Answer> {
  const tables = definition.rows.map(
    ({ meta }) => `(select 1 from ${escapeIdentifier(meta.collection)} limit 1)`,
  );
  const text = `select ${tables.join(', ')}`;
  const ready = await database.pool.query(text).then(
    () => true,
    (err: unknown) => {
      log.warn({ err }, 'not ready');
      return false;
    },
  );
  return jsonAnswer(ready ? 200 : 503, { status: ready ? 'ready' : 'database unreachable' });
}

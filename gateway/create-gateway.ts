import { readFileSync } from 'node:fs';
import type { Logger } from '../platform/log.ts';
import type { GatewayConfig } from './config.ts';
import { buildGeneration } from './generations/build-generation.ts';
import { createGenerations, type Generations, type ReloadOutcome } from './generations/generations.ts';
import { createExchange } from './exchange.ts';
import { createHttpServer, type HttpServer } from '../platform/http/http-server.ts';
import type { Plugin } from './plugin.ts';
import type { Instruments } from './observability/instruments.ts';
import { readSafelist, type Safelist } from './operations/read-safelist.ts';
import { requireListed } from './operations/require-listed.ts';
import { type Planning, startPlanning } from './planning/planning-thread.ts';
import { planningOptions } from './planning/planning-options.ts';
import { allowOrigins } from './plugins/allow-origins.ts';
import { answerProbes } from '../platform/http/plugins/answer-probes.ts';
import { assignRequestId } from '../platform/http/plugins/assign-request-id.ts';
import { checkHost } from '../platform/http/plugins/check-host.ts';
import { checkMethod } from '../platform/http/plugins/check-method.ts';
import { chooseLanguage } from '../platform/http/plugins/choose-language.ts';
import { executeOperation } from './plugins/execute-operation.ts';
import { identifyCaller } from './plugins/identify-caller.ts';
import { limitConcurrency } from './plugins/limit-concurrency.ts';
import { limitRate } from './plugins/limit-rate.ts';
import { logRequests } from './plugins/log-requests.ts';
import { logSlowOperations } from './plugins/log-slow-operations.ts';
import { measureRequests } from './plugins/measure-requests.ts';
import { negotiateForm } from '../platform/http/plugins/negotiate-form.ts';
import { preventCsrf } from '../platform/http/plugins/prevent-csrf.ts';
import { readParameters } from '../platform/http/plugins/read-parameters.ts';
import { requireEndpoint } from '../platform/http/plugins/require-endpoint.ts';
import { resolvePersistedOperation } from './plugins/resolve-persisted-operation.ts';
import { serveIde } from './plugins/serve-ide.ts';
import { setDeadline } from '../platform/http/plugins/set-deadline.ts';
import { traceRequests } from './plugins/trace-requests.ts';
import { tellReadiness } from './readiness.ts';
import { createRateLimiter, type RateLimiter } from './limits/create-rate-limiter.ts';
import { limitDocuments } from './limits/limit-documents.ts';

/** A gateway ready to listen. */
export interface Gateway {
  /** @returns where it listens, e.g. `http://127.0.0.1:4000`. */
  listen(): Promise<string>;
  /** Serves another supergraph, once it is ready; keeps the one it has when the other cannot be served. */
  reload(supergraphSdl: string): Promise<ReloadOutcome>;
  /** Stops accepting, finishes what is in flight, lets go of the registers; once, however often it is called. */
  close(): Promise<void>;
}

/** What a gateway has from the process it runs in. */
export interface GatewayOptions {
  readonly instruments?: Instruments;
  /** Default: what is in the configured file. */
  readonly supergraphSdl?: string;
  /** Default: a new thread. Taken over: the gateway closes it. */
  readonly planning?: Planning;
}

/**
 * Builds the gateway: supergraph, client of the subgraphs, engine, pipeline, server. Rejects with ConfigurationError or
 * InvalidSupergraphError and every reason why it cannot serve.
 */
export async function createGateway(
  config: GatewayConfig,
  log: Logger,
  options: GatewayOptions = {},
): Promise<Gateway> {
  const { planning = startPlanning(planningOptions(config, log)), ...others } = options;
  try {
    return await assembleGateway(config, log, { ...others, planning });
  } catch (error) {
    // Not awaited: the thread keeps no process alive, and one that cannot start would end here before it said why.
    void planning.close();
    throw error;
  }
}

async function assembleGateway(
  config: GatewayConfig,
  log: Logger,
  options: GatewayOptions & { readonly planning: Planning },
): Promise<Gateway> {
  const { instruments = {}, planning } = options;
  const supergraphSdl = options.supergraphSdl ?? readFileSync(config.supergraphFile, 'utf8');
  const { manifestFile, mode } = config.operations;
  const safelist = manifestFile === undefined ? undefined : readSafelist(manifestFile);
  const documentPolicy = limitDocuments(config.limits, safelist && requireListed(safelist, mode, log));
  const common = { config, log, instruments, documentPolicy, planning, mutations: { ended: 0 } };
  const build = (sdl: string) => buildGeneration(sdl, common);
  const generations = createGenerations(await build(supergraphSdl), { build, log });
  instruments.metrics?.engine.watchCaches(() => generations.current().engine.cacheSizes());
  const rateLimiter = config.limits.rate && createRateLimiter(config.limits.rate, log);
  return openGateway({ config, log, generations, rateLimiter, safelist, instruments, planning });
}

interface Parts {
  readonly config: GatewayConfig;
  readonly log: Logger;
  readonly generations: Generations;
  readonly rateLimiter: RateLimiter | undefined;
  readonly safelist: Safelist | undefined;
  readonly instruments: Instruments;
  readonly planning: Planning;
}

function openGateway(parts: Parts): Gateway {
  const { config, log, generations } = parts;
  const isDraining = (): boolean => server.isDraining();
  const { host, port, compressionThreshold } = config;
  const server: HttpServer = createHttpServer({
    host,
    port,
    log,
    plugins: createPipeline(parts, isDraining),
    open: createExchange,
    compressionThreshold,
  });
  const close = async (): Promise<void> => {
    await server.close(config.limits.maxDeadlineMs + DRAIN_MARGIN_MS);
    await generations.close();
    await parts.planning.close();
    parts.rateLimiter?.close();
  };
  let closing: Promise<void> | undefined;
  return {
    listen: () => server.listen(),
    reload: (supergraphSdl) => generations.reload(supergraphSdl),
    close: () => (closing ??= close()),
  };
}

/** Milliseconds beyond the longest request, after which connections are cut. */
const DRAIN_MARGIN_MS = 1_000;

/** The path of a request, from top to bottom. The first plugin that answers or refuses ends it. */
function createPipeline(
  { config, log, generations, rateLimiter, safelist, instruments }: Parts,
  isDraining: () => boolean,
): readonly Plugin[] {
  const { limits } = config;
  const { metrics, tracing } = instruments;
  return [
    // Every request, whatever becomes of it.
    assignRequestId(),
    chooseLanguage(),
    ...(tracing ? [traceRequests(tracing)] : []),
    ...(metrics ? [measureRequests(metrics.requests)] : []),
    logRequests(log),
    logSlowOperations(log, {
      thresholdMs: config.slowOperationMs,
      onSlow: () => metrics?.requests.slowOperation(),
    }),

    // Is it meant for us? Also for machines that ask whether it is alive and can answer.
    checkHost(config.allowedHosts),
    answerProbes(() =>
      tellReadiness({
        isDraining,
        probeSectors: () => generations.use(({ probeSectors }) => probeSectors()),
        supergraph: () => generations.status(),
      }),
    ),

    // For browsers: which of them may talk to us, and the page for people.
    allowOrigins(config.corsOrigins),
    serveIde(config.ide),

    // Is it GraphQL over HTTP?
    requireEndpoint(),
    checkMethod(),
    negotiateForm(),
    preventCsrf(),

    // Who asks, may they ask now, and for how long may it take? Known before a byte of the body is read.
    identifyCaller(config.auth),
    ...(rateLimiter ? [limitRate(rateLimiter)] : []),
    setDeadline(limits.maxDeadlineMs),

    // What is asked? Whether it is affordable is decided inside the engine, on the parsed document.
    readParameters(limits),
    // Only now: who sends slowly takes no place.
    limitConcurrency(limits.maxConcurrentRequests),
    resolvePersistedOperation({
      bodies: safelist?.bodies ?? new Map(),
      automatic: config.operations.automatic,
    }),

    // What the caller may not see is removed inside the engine, before planning: `filterRights` in `buildGeneration`.
    executeOperation((request) => generations.use(({ engine }) => engine.execute(request)), {
      maxCost: limits.maxCost,
    }),
  ];
}

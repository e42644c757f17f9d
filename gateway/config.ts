import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { z } from 'zod';
import { port, readEnv, type Environment } from '../platform/env.ts';
import { projectFile } from '../platform/project-file.ts';
import { toTracingConfig, TRACING_VARIABLES } from '../platform/tracing/tracing-config.ts';
import {
  file,
  httpUrl,
  jsonObject,
  labels,
  list,
  loopbackHost,
  origins,
  percent,
  redisUrl,
  wholeNumber,
} from './config-values.ts';
import type { CostPolicy } from './engine/engine.ts';
import type { RateLimit } from './limits/create-rate-limiter.ts';
import type { OperationLimits } from '../platform/operations/find-excess.ts';
import type { InstrumentsConfig } from './observability/open-instruments.ts';
import type { SafelistMode } from './operations/require-listed.ts';
import type { AuthMode } from './plugins/identify-caller.ts';
import { DEFAULT_PLANNING_LIMITS, type PlanningLimits } from './planning/planning-limits.ts';
import type { IdeOptions } from './plugins/serve-ide.ts';
import { SUBGRAPH_URL_PREFIX } from './subgraph-addresses.ts';
import { SUBGRAPH_TIMEOUT_PREFIX } from './subgraph-timeouts.ts';
import { DEFAULT_LIMITS, type TransportLimits } from './transport/transport-limits.ts';

/** All that can be set about a gateway; read once, frozen, handed on as a parameter. */
export interface GatewayConfig extends HttpConfig {
  readonly port: number;
  /** Loopback only, until callers have rights. */
  readonly host: string;
  /** Absolute path of the supergraph. */
  readonly supergraphFile: string;
  /** Address by variable name (`SUBGRAPH_URL_LAND`), for the subgraphs that are not where the supergraph says. */
  readonly subgraphUrls: ReadonlyMap<string, string>;
  /** Milliseconds by variable name (`SUBGRAPH_TIMEOUT_MS_LAND`), for the subgraphs that need another limit. */
  readonly subgraphTimeouts: ReadonlyMap<string, number>;
  /** Bounds on what a subgraph may take. */
  readonly subgraphLimits: TransportLimits;
  readonly planningLimits: PlanningLimits;
  readonly instruments: InstrumentsConfig;
  /** Processes that share the port; 1: everything happens in this one. */
  readonly workers: number;
  readonly logLevel: string;
}

/** What the pipeline must know. */
export interface HttpConfig {
  readonly auth: AuthMode;
  /** Named `@override(label:)` labels that are in force; `percent(n)` needs no configuration. */
  readonly overrideLabels: ReadonlySet<string>;
  readonly ide: IdeOptions;
  readonly limits: HttpLimits;
  /** Origins whose scripts may read answers; none by default. */
  readonly corsOrigins: readonly string[];
  /** Host names under which requests are accepted, beside the loopback names. */
  readonly allowedHosts: readonly string[];
  readonly operations: OperationsConfig;
  /** Milliseconds from which an operation is logged as slow. */
  readonly slowOperationMs: number;
  /** Bytes from which an answer is compressed. */
  readonly compressionThreshold: number;
}

/** Which operations are known before they are sent, and what becomes of others. */
export interface OperationsConfig {
  /** Absolute path of a manifest; undefined: every operation is as good as another. */
  readonly manifestFile: string | undefined;
  readonly mode: SafelistMode;
  /** Whether clients may register operations by their hash. */
  readonly automatic: boolean;
}

export interface HttpLimits extends OperationLimits, CostPolicy {
  /** Requests that one caller may have under way at once. */
  readonly maxConcurrentRequests: number;
  /** Undefined: callers may ask as often as they like. */
  readonly rate: RateLimit | undefined;
  /** Bytes of a request body, compressed and again decompressed. */
  readonly maxBodyBytes: number;
  /** Values in the JSON of a request, those in lists and objects with them. */
  readonly maxValues: number;
  /** Milliseconds a request may take. */
  readonly maxDeadlineMs: number;
}

/**
 * Reads the gateway's configuration; the table of variables is in the README of this folder.
 * @throws ConfigurationError with every problem.
 */
export function readGatewayConfig(environment: Environment = process.env): GatewayConfig {
  const overrides = Object.keys(environment).filter((name) => name.startsWith(SUBGRAPH_URL_PREFIX));
  const timeouts = Object.keys(environment).filter((name) => name.startsWith(SUBGRAPH_TIMEOUT_PREFIX));
  const production = environment['NODE_ENV'] === 'production';
  const values = readEnv(environment, {
    ...VARIABLES,
    AUTH: auth(production),
    ...Object.fromEntries(overrides.map((name) => [name, httpUrl.optional()])),
    ...Object.fromEntries(
      timeouts.map((name) => [name, wholeNumber(DEFAULT_LIMITS.timeoutMs, 'milliseconds')]),
    ),
  });
  return Object.freeze({
    port: values.PORT,
    host: values.HOST,
    supergraphFile: values.SUPERGRAPH,
    subgraphUrls: pickGiven(values, overrides, isText),
    subgraphTimeouts: pickGiven(values, timeouts, isNumber),
    subgraphLimits: transportLimits(values),
    planningLimits: { timeoutMs: values.PLANNING_TIMEOUT_MS, maxQueue: values.PLANNING_MAX_QUEUE },
    instruments: { adminPort: values.ADMIN_PORT, tracing: toTracingConfig(values) },
    workers: values.WORKERS,
    logLevel: values.LOG_LEVEL,
    auth: values.AUTH,
    overrideLabels: new Set(values.OVERRIDE_LABELS),
    ide: {
      enabled: !production,
      operationFile: values.IDE_OPERATION ?? defaultOperation(environment),
      variables: values.IDE_VARIABLES,
    },
    corsOrigins: values.CORS_ORIGINS,
    allowedHosts: values.ALLOWED_HOSTS,
    slowOperationMs: values.SLOW_OPERATION_MS,
    compressionThreshold: values.COMPRESSION_THRESHOLD_BYTES,
    operations: {
      manifestFile: values.OPERATIONS,
      mode: values.OPERATIONS_MODE,
      automatic: values.AUTOMATIC_PERSISTED_QUERIES === 'on',
    },
    limits: httpLimits(values),
  });
}

/** Of our four registers. */
const OWN_SUPERGRAPH = projectFile('supergraph.graphql');

const VARIABLES = {
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  ...TRACING_VARIABLES,
  PORT: port(4000),
  ADMIN_PORT: port(0).unwrap().optional(),
  SLOW_OPERATION_MS: wholeNumber(1_000, 'milliseconds'),
  WORKERS: wholeNumber(availableParallelism(), 'processes'),
  HOST: loopbackHost.default('127.0.0.1'),
  SUPERGRAPH: file.default(OWN_SUPERGRAPH),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  IDE_OPERATION: file.optional(),
  IDE_VARIABLES: jsonObject.optional(),
  CORS_ORIGINS: origins,
  ALLOWED_HOSTS: list,
  OVERRIDE_LABELS: labels,
  COMPRESSION_THRESHOLD_BYTES: wholeNumber(4_096, 'bytes', 0),
  MAX_BODY_BYTES: wholeNumber(1_048_576, 'bytes'),
  MAX_VALUES: wholeNumber(10_000, 'values'),
  REQUEST_DEADLINE_MS: wholeNumber(10_000, 'milliseconds').refine((ms) => ms <= 600_000, 'at most 600000'),
  SUBGRAPH_TIMEOUT_MS: wholeNumber(DEFAULT_LIMITS.timeoutMs, 'milliseconds'),
  SUBGRAPH_MAX_ANSWER_BYTES: wholeNumber(DEFAULT_LIMITS.maxAnswerBytes, 'bytes'),
  SUBGRAPH_MAX_CONNECTIONS: wholeNumber(DEFAULT_LIMITS.maxConnections, 'connections'),
  SUBGRAPH_NONCE: z.enum(['on', 'off']).optional(),
  SUBGRAPH_MAX_PIPELINED: wholeNumber(DEFAULT_LIMITS.maxPipelined, 'requests'),
  SUBGRAPH_CLIENT: z.enum(['own', 'undici']).default(DEFAULT_LIMITS.client),
  SUBGRAPH_PROXY: httpUrl.optional(),
  SUBGRAPH_MAX_QUEUE: wholeNumber(DEFAULT_LIMITS.maxQueue, 'requests', 0),
  SUBGRAPH_RETRIES: wholeNumber(DEFAULT_LIMITS.retries, 'retries', 0),
  SUBGRAPH_RETRY_PERCENT: percent(DEFAULT_LIMITS.retryShare),
  SUBGRAPH_RETRY_RESERVE: wholeNumber(DEFAULT_LIMITS.retryReserve, 'retries', 0),
  BREAKER_WINDOW_MS: wholeNumber(DEFAULT_LIMITS.breaker.windowMs, 'milliseconds'),
  BREAKER_MIN_REQUESTS: wholeNumber(DEFAULT_LIMITS.breaker.minRequests, 'requests'),
  BREAKER_FAILURE_PERCENT: percent(DEFAULT_LIMITS.breaker.failureShare),
  BREAKER_OPEN_MS: wholeNumber(DEFAULT_LIMITS.breaker.openMs, 'milliseconds'),
  SHARE_IN_FLIGHT: z.enum(['on', 'off']).default(DEFAULT_LIMITS.shareInFlight ? 'on' : 'off'),
  MAX_TOKENS: wholeNumber(2_000, 'tokens'),
  MAX_DEPTH: wholeNumber(15, 'levels'),
  MAX_FIELDS: wholeNumber(1_000, 'fields'),
  MAX_ALIASES: wholeNumber(50, 'aliases'),
  MAX_ROOT_FIELDS: wholeNumber(20, 'fields'),
  MAX_COST: wholeNumber(100_000, 'points of cost'),
  ASSUMED_LIST_SIZE: wholeNumber(10, 'entries', 0),
  PLANNING_TIMEOUT_MS: wholeNumber(DEFAULT_PLANNING_LIMITS.timeoutMs, 'milliseconds'),
  PLANNING_MAX_QUEUE: wholeNumber(DEFAULT_PLANNING_LIMITS.maxQueue, 'operations', 0),
  OPERATIONS: file.optional(),
  OPERATIONS_MODE: z.enum(['refuse', 'log']).default('refuse'),
  AUTOMATIC_PERSISTED_QUERIES: z.enum(['on', 'off']).default('on'),
  MAX_CONCURRENT_REQUESTS: wholeNumber(1_000, 'requests'),
  RATE_LIMIT_REQUESTS: wholeNumber(0, 'requests', 0),
  RATE_LIMIT_SECONDS: wholeNumber(60, 'seconds'),
  RATE_LIMIT_REDIS_URL: redisUrl.optional(),
};

type Values = z.output<z.ZodObject<typeof VARIABLES>>;

function transportLimits(values: Values): TransportLimits {
  return {
    timeoutMs: values.SUBGRAPH_TIMEOUT_MS,
    maxAnswerBytes: values.SUBGRAPH_MAX_ANSWER_BYTES,
    maxConnections: values.SUBGRAPH_MAX_CONNECTIONS,
    isNamed: isNamed(values),
    maxPipelined: values.SUBGRAPH_MAX_PIPELINED,
    client: values.SUBGRAPH_CLIENT,
    proxy: values.SUBGRAPH_PROXY,
    maxQueue: values.SUBGRAPH_MAX_QUEUE,
    retries: values.SUBGRAPH_RETRIES,
    retryShare: values.SUBGRAPH_RETRY_PERCENT,
    retryReserve: values.SUBGRAPH_RETRY_RESERVE,
    breaker: {
      windowMs: values.BREAKER_WINDOW_MS,
      minRequests: values.BREAKER_MIN_REQUESTS,
      failureShare: values.BREAKER_FAILURE_PERCENT,
      openMs: values.BREAKER_OPEN_MS,
    },
    shareInFlight: values.SHARE_IN_FLIGHT === 'on',
  };
}

/** Our registers repeat the nonce; of what others do, nothing is known. Never learned from answers: those can lie. */
function isNamed({ SUBGRAPH_NONCE, SUPERGRAPH }: Values): boolean {
  return SUBGRAPH_NONCE === undefined ? SUPERGRAPH === OWN_SUPERGRAPH : SUBGRAPH_NONCE === 'on';
}

function httpLimits(values: Values): HttpLimits {
  return {
    maxBodyBytes: values.MAX_BODY_BYTES,
    maxValues: values.MAX_VALUES,
    maxDeadlineMs: values.REQUEST_DEADLINE_MS,
    maxTokens: values.MAX_TOKENS,
    maxDepth: values.MAX_DEPTH,
    maxFields: values.MAX_FIELDS,
    maxAliases: values.MAX_ALIASES,
    maxRootFields: values.MAX_ROOT_FIELDS,
    maxCost: values.MAX_COST,
    assumedListSize: values.ASSUMED_LIST_SIZE,
    maxConcurrentRequests: values.MAX_CONCURRENT_REQUESTS,
    rate: rateLimit(values),
  };
}

/** `off` is the only mode there is, and not one for production; so production has to wait for the rights. */
function auth(production: boolean) {
  const known = z.literal('off', { error: 'only "off" exists until rights are built' }).default('off');
  return known.refine(() => !production, {
    error: 'NODE_ENV=production needs rights, and only AUTH=off exists until they are built',
  });
}

function rateLimit({
  RATE_LIMIT_REQUESTS: requests,
  RATE_LIMIT_SECONDS: seconds,
  RATE_LIMIT_REDIS_URL: redisUrl,
}: Values): RateLimit | undefined {
  return requests === 0 ? undefined : { requests, seconds, redisUrl };
}

/** The officer's query belongs to the committed supergraph; another supergraph would not understand it. */
function defaultOperation(environment: Environment): string | undefined {
  const path = projectFile('clients/operations/officer-view.graphql');
  return environment['SUPERGRAPH'] || !existsSync(path) ? undefined : path;
}

function pickGiven<Value>(
  values: Readonly<Record<string, unknown>>,
  names: readonly string[],
  isValue: (value: unknown) => value is Value,
): ReadonlyMap<string, Value> {
  const given = names.map((name) => [name, values[name]] as const);
  return new Map(given.filter((entry): entry is readonly [string, Value] => isValue(entry[1])));
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => typeof value === 'number';

import { z } from 'zod';
import { port, postgresUrl, readEnv, type Environment } from '../../platform/env.ts';
import {
  toTracingConfig,
  TRACING_VARIABLES,
  type TracingConfig,
} from '../../platform/tracing/tracing-config.ts';
import { CURSOR_KEY_BYTES } from './cursor-seal.ts';
import type { SubgraphDefinition } from './define-subgraph.ts';

export interface SubgraphConfig {
  readonly databaseUrl: string;
  readonly cursorKey: Buffer;
  readonly port: number;
  readonly poolSize: number;
  readonly logLevel: string;
  /** Undefined: no traces. */
  readonly tracing: TracingConfig | undefined;
}

/** `civil-registry` → `CIVIL_REGISTRY`: the prefix of a sector's variables. */
export function variablePrefix(name: string): string {
  return name.toUpperCase().replaceAll('-', '_');
}

/** What seals a register's cursors: whoever has it can read and make them. */
export const cursorKey = z.string().regex(new RegExp(`^[0-9a-f]{${2 * CURSOR_KEY_BYTES}}$`, 'i'), {
  error: `expected ${CURSOR_KEY_BYTES} random bytes in hexadecimal: openssl rand -hex ${CURSOR_KEY_BYTES}`,
});

/**
 * A sector's configuration: `<SECTOR>_DATABASE_URL` and `<SECTOR>_CURSOR_KEY` (required), `<SECTOR>_PORT`,
 * `<SECTOR>_POOL_SIZE`, `LOG_LEVEL`, and OpenTelemetry's.
 * @throws ConfigurationError with every problem.
 */
export function readSubgraphConfig(
  definition: SubgraphDefinition,
  environment: Environment = process.env,
): SubgraphConfig {
  const prefix = variablePrefix(definition.name);
  const values = readEnv(environment, {
    [`${prefix}_DATABASE_URL`]: postgresUrl,
    [`${prefix}_CURSOR_KEY`]: cursorKey,
    [`${prefix}_PORT`]: port(definition.port),
    [`${prefix}_POOL_SIZE`]: z.coerce.number().int().min(1).max(200).default(10),
    ...TRACING_VARIABLES,
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  }) as Readonly<Record<string, unknown>>;
  return {
    databaseUrl: values[`${prefix}_DATABASE_URL`] as string,
    cursorKey: Buffer.from(values[`${prefix}_CURSOR_KEY`] as string, 'hex'),
    port: values[`${prefix}_PORT`] as number,
    poolSize: values[`${prefix}_POOL_SIZE`] as number,
    logLevel: values['LOG_LEVEL'] as string,
    tracing: toTracingConfig(readEnv(environment, TRACING_VARIABLES)),
  };
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { readGatewayConfig } from '../../gateway/config.ts';
import { createGateway } from '../../gateway/create-gateway.ts';
import type { ReloadOutcome } from '../../gateway/generations/generations.ts';
import { openAdmin } from '../../gateway/observability/open-admin.ts';
import { openInstruments } from '../../gateway/observability/open-instruments.ts';
import { type Planning, startPlanning } from '../../gateway/planning/planning-thread.ts';
import { createLog } from '../../platform/log.ts';
import { IN_ENGLISH } from './english.ts';
import type { Environment } from '../../platform/env.ts';

export interface TestGateway {
  /** The endpoint, e.g. `http://127.0.0.1:31234/graphql`. */
  readonly url: string;
  /** Without the path. */
  readonly origin: string;
  /** Every line logged so far. */
  readonly logLines: readonly string[];
  /** Where its metrics are, when `ADMIN_PORT` is set. */
  readonly metricsUrl: string | undefined;
  /** Sends an operation by POST and reads the answer. */
  query(query: string, variables?: object): Promise<GraphQLResult>;
  /** Serves another supergraph's text, as when its file has changed. */
  reload(supergraphSdl: string): Promise<ReloadOutcome>;
  close(): Promise<void>;
}

export interface GraphQLResult {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions?: Readonly<Record<string, unknown>>;
  }[];
}

export interface TestGatewayOptions {
  /** The supergraph's text, or the subgraphs to compose it of. */
  readonly supergraph:
    | string
    | readonly { readonly name: string; readonly url: string; readonly sdl: string }[];
  /** Variables as the process would have them. */
  readonly environment?: Environment;
  /** Default: one thread for all gateways of the file, since most tests are not about it. */
  readonly planning?: Planning;
}

let sharedThread: Planning | undefined;

function sharedPlanning(): Planning {
  const shared = (sharedThread ??= startPlanning());
  return { ...shared, close: () => Promise.resolve() };
}

/** Starts a gateway in this process on a free port. */
export async function startGateway({
  supergraph,
  environment = {},
  planning = sharedPlanning(),
}: TestGatewayOptions): Promise<TestGateway> {
  const folder = mkdtempSync(join(tmpdir(), 'gateway-'));
  const file = join(folder, 'supergraph.graphql');
  writeFileSync(file, typeof supergraph === 'string' ? supergraph : composeSupergraph(supergraph));
  const logLines: string[] = [];
  const log = createLog({
    name: 'gateway',
    level: environment['LOG_LEVEL'] ?? 'debug',
    destination: { write: (line) => void logLines.push(line) },
  });
  const config = readGatewayConfig({ PORT: '0', SUPERGRAPH: file, ...environment });
  const instruments = await openInstruments(config.instruments);
  const admin = await openAdmin(config, instruments.metrics, log);
  const gateway = await createGateway(config, log, { instruments, planning });
  const origin = await gateway.listen();
  const url = `${origin}/graphql`;
  return {
    url,
    origin,
    logLines,
    metricsUrl: admin?.url,
    query: (query, variables) => postQuery(url, query, variables),
    reload: (supergraphSdl) => gateway.reload(supergraphSdl),
    close: async () => {
      await gateway.close();
      await instruments.tracing?.close();
      await admin?.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** @throws with every composition error. */
export function composeSupergraph(
  subgraphs: readonly { readonly name: string; readonly url: string; readonly sdl: string }[],
): string {
  const result = composeServices(
    subgraphs.map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) })),
  );
  if (result.supergraphSdl) return result.supergraphSdl;
  throw new Error((result.errors ?? []).map(({ message }) => message).join('\n'));
}

async function postQuery(url: string, query: string, variables?: object): Promise<GraphQLResult> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...IN_ENGLISH },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as GraphQLResult;
}

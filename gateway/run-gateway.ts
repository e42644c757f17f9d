import { ConfigurationError } from '../platform/env.ts';
import { createLog } from '../platform/log.ts';
import { onShutdown } from '../platform/shutdown.ts';
import { readGatewayConfig } from './config.ts';
import { createGateway } from './create-gateway.ts';
import { openAdmin } from './observability/open-admin.ts';
import { openInstruments } from './observability/open-instruments.ts';
import { InvalidSupergraphError } from './supergraph/invalid-supergraph-error.ts';

/** Runs a gateway until it is told to end: `node dist/gateway/main.js`, configured by the environment. */
export async function runGateway(): Promise<void> {
  try {
    await start();
  } catch (error) {
    process.stderr.write(`${describe(error)}\n`);
    process.exit(1);
  }
}

async function start(): Promise<void> {
  const config = readGatewayConfig();
  const log = createLog({ name: 'gateway', level: config.logLevel });
  const instruments = await openInstruments(config.instruments);
  const admin = await openAdmin(config, instruments.metrics);
  const gateway = createGateway(config, log, { instruments });
  const url = await gateway.listen();
  onShutdown({
    log,
    steps: [
      { name: 'gateway', run: () => gateway.close() },
      // After the last request, so that nothing of it is missing.
      { name: 'traces', run: async () => instruments.tracing?.close() },
      { name: 'admin', run: async () => admin?.close() },
    ],
    patience: config.limits.maxDeadlineMs + PATIENCE_MS,
  });
  log.info(
    { url, auth: config.auth, ...(admin && { metricsUrl: admin.url }) },
    'listening on loopback only: callers have no rights yet',
  );
}

/** Milliseconds beyond the longest request. */
const PATIENCE_MS = 5_000;

/** What an operator can mend is said in a sentence; anything else with its stack. */
function describe(error: unknown): string {
  if (error instanceof ConfigurationError || error instanceof InvalidSupergraphError) return error.message;
  return `cannot start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}

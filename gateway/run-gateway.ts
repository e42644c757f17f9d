import { ConfigurationError } from '../platform/env.ts';
import { createLog } from '../platform/log.ts';
import { onShutdown } from '../platform/shutdown.ts';
import { readGatewayConfig } from './config.ts';
import { createGateway } from './create-gateway.ts';
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
  const gateway = createGateway(config, log);
  const url = await gateway.listen();
  onShutdown({
    log,
    steps: [{ name: 'gateway', run: () => gateway.close() }],
    patience: config.limits.maxDeadlineMs + PATIENCE_MS,
  });
  log.info({ url, auth: config.auth }, 'listening on loopback only: callers have no rights yet');
}

/** Milliseconds beyond the longest request. */
const PATIENCE_MS = 5_000;

/** What an operator can mend is said in a sentence; anything else with its stack. */
function describe(error: unknown): string {
  if (error instanceof ConfigurationError || error instanceof InvalidSupergraphError) return error.message;
  return `cannot start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}

import cluster from 'node:cluster';
import { ConfigurationError } from '../platform/env.ts';
import { createLog } from '../platform/log.ts';
import { readGatewayConfig } from './config.ts';
import { InvalidSupergraphError } from './supergraph/invalid-supergraph-error.ts';
import { NoWorkerError } from './workers/no-worker-error.ts';
import { runAlone } from './workers/run-alone.ts';
import { runPrimary } from './workers/run-primary.ts';
import { runWorker } from './workers/run-worker.ts';

/** Runs a gateway until it is told to end: `node dist/gateway/main.js`, configured by the environment. */
export async function runGateway(): Promise<void> {
  try {
    await start();
  } catch (error) {
    giveUp(error);
  }
}

async function start(): Promise<void> {
  const config = readGatewayConfig();
  const log = createLog({ name: 'gateway', level: config.logLevel });
  if (cluster.isWorker) await runWorker(config, log);
  else if (config.workers === 1) await runAlone(config, log);
  else await runPrimary(config, log, giveUp);
}

function giveUp(error: unknown): void {
  // What a worker has said itself is not said again.
  if (!(error instanceof NoWorkerError) || error.isNews) process.stderr.write(`${describe(error)}\n`);
  process.exit(1);
}

/** What an operator can mend is said in a sentence; anything else with its stack. */
function describe(error: unknown): string {
  if (error instanceof ConfigurationError || error instanceof InvalidSupergraphError) return error.message;
  if (error instanceof NoWorkerError) return error.message;
  return `cannot start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}

import { describeFailure } from '../platform/describe-failure.ts';
import { ConfigurationError } from '../platform/env.ts';
import { createLog } from '../platform/log.ts';
import { onShutdown } from '../platform/shutdown.ts';
import { openTracing } from '../platform/tracing/open-tracing.ts';
import { findSubgraph, SUBGRAPHS } from './registry.ts';
import { readSubgraphConfig } from './shared/config.ts';
import { migrate, openDatabase } from './shared/database.ts';
import { serveSubgraph } from './shared/serve.ts';

/** Serves one sector: `node dist/subgraphs/main.js vehicles`. */
async function main(name: string | undefined): Promise<void> {
  const definition = findSubgraph(name);
  if (!definition) {
    const names = SUBGRAPHS.map((known) => known.name).join(' | ');
    throw new ConfigurationError([`no sector is called "${name ?? ''}"; usage: main.js ${names}`]);
  }
  const config = readSubgraphConfig(definition);
  const log = createLog({ name: `subgraph-${definition.name}`, level: config.logLevel });
  const database = await openDatabase(definition, { url: config.databaseUrl, poolSize: config.poolSize });
  await migrate(database);
  const tracing = await openTracing(config.tracing, `subgraph-${definition.name}`);
  const { port, cursorKey } = config;
  const subgraph = await serveSubgraph({ definition, database, log, port, cursorKey, tracing });
  onShutdown({
    log,
    steps: [
      { name: 'http', run: () => subgraph.close() },
      { name: 'database', run: () => database.close() },
      { name: 'traces', run: async () => tracing?.close() },
    ],
  });
  log.info({ url: subgraph.url }, 'listening on loopback only: callers have no rights yet');
}

try {
  await main(process.argv[2]);
} catch (error) {
  process.stderr.write(`cannot start: ${describeFailure(error, { speaking: [ConfigurationError] })}\n`);
  process.exit(1);
}

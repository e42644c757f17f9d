import { readFileSync } from 'node:fs';
import { createMockSubgraph } from './mock-subgraph.ts';
import { startReplayServer, type ReplayCounts } from './replay-server.ts';

/**
 * All stub subgraphs in one process: `stub-process.js <port>=<contract> …`, each contract a `schema.graphql`.
 * Goes when its parent goes.
 */
const counts: ReplayCounts = { replayed: 0, recorded: 0 };
for (const argument of process.argv.slice(2)) {
  const [port, file = ''] = argument.split('=');
  const subgraph = createMockSubgraph(readFileSync(file, 'utf8'));
  await startReplayServer({ port: Number(port), subgraph, counts });
}
process.on('disconnect', () => process.exit());

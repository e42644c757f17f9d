import type { SubgraphAddress } from './engine/engine.ts';
import type { SubgraphClient } from './engine/subgraph-client.ts';

/** What a register said when it was last asked. */
export interface SectorState {
  readonly name: string;
  readonly state: 'UP' | 'DOWN';
  /** Why it counts as down: the kind of failure, never its text or address. */
  readonly reason?: string;
}

/**
 * Asks every register for nothing but a sign of life, the same way as operations go. Callers that come while an
 * answer is on its way or still fresh share it, so that probing the gateway never becomes load on the registers.
 */
export function createSectorProbe(
  client: SubgraphClient,
  subgraphs: readonly SubgraphAddress[],
): () => Promise<readonly SectorState[]> {
  let freshUntil = 0;
  let latest: Promise<readonly SectorState[]> = Promise.resolve([]);
  return () => {
    if (performance.now() < freshUntil) return latest;
    freshUntil = performance.now() + FRESH_MS;
    latest = Promise.all(subgraphs.map(({ name }) => probe(client, name)));
    return latest;
  };
}

/** Milliseconds. */
const FRESH_MS = 2_000;
const PATIENCE_MS = 1_500;

async function probe(client: SubgraphClient, name: string): Promise<SectorState> {
  const outcome = await client.send({
    subgraph: name,
    body: '{"query":"{__typename}"}',
    operationKind: 'query',
    context: {},
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (outcome.kind === 'answer') return { name, state: 'UP' };
  return { name, state: 'DOWN', reason: outcome.failure === 'cancelled' ? 'timeout' : outcome.failure };
}

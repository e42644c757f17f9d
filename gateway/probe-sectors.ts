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
 * Asks every register whether it can work: `/ready` beside its endpoint, as our registers have it, and where that says
 * nothing an operation that reads nothing. Callers that come while an
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
    latest = Promise.all(subgraphs.map((subgraph) => probe(client, subgraph)));
    return latest;
  };
}

/** Milliseconds. */
const FRESH_MS = 2_000;
const PATIENCE_MS = 1_500;

async function probe(client: SubgraphClient, { name, url }: SubgraphAddress): Promise<SectorState> {
  if (await saysNotReady(url)) return { name, state: 'DOWN', reason: 'not-ready' };
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

/** 503: its process lives and cannot work, e.g. without its database. */
async function saysNotReady(url: string): Promise<boolean> {
  try {
    const response = await fetch(new URL('/ready', url), { signal: AbortSignal.timeout(PATIENCE_MS) });
    await response.body?.cancel();
    return response.status === 503;
  } catch {
    return false;
  }
}

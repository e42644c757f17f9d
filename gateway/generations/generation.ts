import { createHash } from 'node:crypto';
import type { Engine } from '../engine/engine.ts';
import type { OperationPlanner } from '../engine/plan/operation-planner.ts';
import type { SubgraphClient } from '../engine/subgraph-client.ts';
import type { SectorState } from '../probe-sectors.ts';

/** Everything that answers requests for one version of the supergraph, the connections to the subgraphs included. */
export interface Generation {
  readonly version: SupergraphVersion;
  readonly engine: Engine;
  readonly probeSectors: () => Promise<readonly SectorState[]>;
  /** Holds the connections open until the work is done, however many fetches it still needs. */
  use<Result>(work: (generation: Generation) => Promise<Result>): Promise<Result>;
  /** Closes the connections and lets the planner go after the last work. Nothing may begin any more. */
  retire(): Promise<void>;
}

/** Which text is served, and since when. */
export interface SupergraphVersion {
  /** SHA-256 of the file, in hexadecimal digits. */
  readonly hash: string;
  /** ISO 8601. */
  readonly loadedAt: string;
}

export interface GenerationParts {
  readonly supergraphSdl: string;
  readonly engine: Engine;
  readonly planner: Pick<OperationPlanner, 'close'>;
  readonly client: SubgraphClient;
  readonly probeSectors: () => Promise<readonly SectorState[]>;
}

/** Takes over client and planner: nobody else may close them. */
export function createGeneration({
  supergraphSdl,
  engine,
  planner,
  client,
  probeSectors,
}: GenerationParts): Generation {
  const idle = Promise.withResolvers<void>();
  let running = 0;
  let retired = false;
  const settle = (): void => {
    if (retired && running === 0) idle.resolve();
  };
  const generation: Generation = {
    version: { hash: hashOf(supergraphSdl), loadedAt: new Date().toISOString() },
    engine,
    probeSectors,
    use: async (work) => {
      running++;
      try {
        return await work(generation);
      } finally {
        running--;
        settle();
      }
    },
    retire: async () => {
      retired = true;
      settle();
      await idle.promise;
      planner.close();
      await client.close?.();
    },
  };
  return generation;
}

/** As `sha256sum` prints it. */
export function hashOf(supergraphSdl: string): string {
  return createHash('sha256').update(supergraphSdl).digest('hex');
}

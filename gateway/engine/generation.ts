import type { Slices } from '../../platform/slices.ts';
import { loadSupergraph, type LoadedSupergraph } from '../supergraph/load-supergraph.ts';
import { OperationCache, type OperationCacheOptions } from './operation-cache.ts';

/**
 * One version of the supergraph with everything derived from it. Immutable but for its caches: a request that starts
 * on a generation ends on it, a reload makes the next one.
 */
export interface Generation {
  readonly supergraph: LoadedSupergraph;
  readonly operations: OperationCache;
}

export interface GenerationOptions extends OperationCacheOptions {
  readonly activeLabels: ReadonlySet<string>;
}

/** In parts, since it takes a while. Throws `InvalidSupergraphError`. */
export function* createGeneration(supergraphSdl: string, options: GenerationOptions): Slices<Generation> {
  const supergraph = yield* loadSupergraph(supergraphSdl, options.activeLabels);
  return { supergraph, operations: new OperationCache(supergraph, options) };
}

import { runAtOnce } from '../../platform/slices.ts';
import { loadSupergraph } from '../supergraph/load-supergraph.ts';
import { serveSupergraph } from '../supergraph/serve-supergraph.ts';
import type { Engine, EngineOptions } from './engine.ts';
import { openEngine } from './open-engine.ts';
import { planHere } from './plan/plan-here.ts';

/**
 * An engine that validates and plans in this thread, for whoever serves nobody else meanwhile: tests, tools.
 * Throws `InvalidSupergraphError` when the supergraph cannot be served.
 */
export function createEngine({ supergraphSdl, activeLabels, ...settings }: EngineOptions): Engine {
  const loaded = loadSupergraph(supergraphSdl);
  const served = serveSupergraph(supergraphSdl, loaded.reading, activeLabels ?? new Set());
  return openEngine(runAtOnce(served), planHere(loaded), settings);
}

import cluster from 'node:cluster';
import type { Logger } from '../../platform/log.ts';
import { runInSlices } from '../../platform/slices.ts';
import type { GatewayConfig } from '../config.ts';
import type { DocumentPolicy, EngineSettings } from '../engine/engine.ts';
import { openEngine } from '../engine/open-engine.ts';
import { logIncident } from '../log-incident.ts';
import type { Instruments } from '../observability/instruments.ts';
import { observeAttempts, observeFetches } from '../observability/observe-calls.ts';
import { observeEngine } from '../observability/observe-engine.ts';
import type { BreakerListener } from '../observability/subgraph-metrics.ts';
import type { Planning } from '../planning/planning-thread.ts';
import { filterRights } from '../plugins/filter-rights.ts';
import { createSectorProbe } from '../probe-sectors.ts';
import { logCalls } from '../sector-times.ts';
import { subgraphAddresses } from '../subgraph-addresses.ts';
import { subgraphTimeouts } from '../subgraph-timeouts.ts';
import { type ServedSupergraph, serveSupergraph } from '../supergraph/serve-supergraph.ts';
import { createSubgraphClient } from '../transport/create-subgraph-client.ts';
import type { MutationCount } from '../transport/share-in-flight.ts';
import { createGeneration, type Generation } from './generation.ts';

/** What all generations of a gateway have in common. */
export interface Surroundings {
  readonly config: GatewayConfig;
  readonly log: Logger;
  readonly instruments: Instruments;
  readonly documentPolicy: DocumentPolicy;
  readonly planning: Planning;
  readonly mutations: MutationCount;
}

/**
 * The engine of one supergraph with a planner and a client of its own, breakers and retry budgets included; opens no
 * connection yet. Rejects with ConfigurationError or InvalidSupergraphError and every reason why it cannot serve.
 */
export async function buildGeneration(
  supergraphSdl: string,
  surroundings: Surroundings,
): Promise<Generation> {
  const { config, log, instruments, documentPolicy, planning, mutations } = surroundings;
  const { metrics } = instruments;
  const addresses = subgraphAddresses(supergraphSdl, config.subgraphUrls);
  const { reading, planner } = await planning.load(supergraphSdl);
  const supergraph = await runInSlices(serveSupergraph(supergraphSdl, reading, config.overrideLabels));
  let onBreakerChange: BreakerListener | undefined;
  const client = createSubgraphClient(addresses, {
    limits: {
      ...config.subgraphLimits,
      shareInFlight: config.subgraphLimits.shareInFlight && knowsAllMutations(supergraph),
    },
    mutations,
    timeoutsMs: subgraphTimeouts(addresses, config.subgraphTimeouts),
    onBreakerChange: (service, state) => {
      log.warn({ service, state }, 'circuit breaker');
      onBreakerChange?.(service, state);
    },
    wire: observeAttempts(instruments),
  });
  const filterOperation = filterRights(config.auth);
  const settings: EngineSettings = {
    client: logCalls(observeFetches(client, instruments)),
    observer: observeEngine(instruments),
    onIncident: logIncident(log),
    documentPolicy,
    costPolicy: config.limits,
    ...(filterOperation && { filterOperation }),
  };
  const engine = openEngine(supergraph, planner, settings);
  if (engine.unusedLabels.length > 0)
    log.warn({ labels: engine.unusedLabels }, 'OVERRIDE_LABELS: no field has these labels');
  onBreakerChange = metrics?.subgraphs.watchBreakers(addresses.map(({ name }) => name));
  const probeSectors = createSectorProbe(client, addresses);
  return createGeneration({ supergraphSdl, engine, planner, client, probeSectors });
}

/**
 * False where clients can change something by other processes too: a request may only be answered by what was sent after
 * the last mutation had ended, and of theirs nothing is known here.
 */
function knowsAllMutations({ apiSchema }: ServedSupergraph): boolean {
  return !cluster.isWorker || !apiSchema.getMutationType();
}

import type { Logger } from '../../platform/log.ts';
import type { Slices } from '../../platform/slices.ts';
import type { GatewayConfig } from '../config.ts';
import { createEngineInSlices } from '../engine/create-engine.ts';
import type { DocumentPolicy } from '../engine/engine.ts';
import { logIncident } from '../log-incident.ts';
import type { Instruments } from '../observability/instruments.ts';
import { observeAttempts, observeFetches } from '../observability/observe-calls.ts';
import { observeEngine } from '../observability/observe-engine.ts';
import type { BreakerListener } from '../observability/subgraph-metrics.ts';
import { filterRights } from '../plugins/filter-rights.ts';
import { createSectorProbe } from '../probe-sectors.ts';
import type { SectorLog } from '../sector-log.ts';
import { subgraphAddresses } from '../subgraph-addresses.ts';
import { subgraphTimeouts } from '../subgraph-timeouts.ts';
import { createSubgraphClient } from '../transport/create-subgraph-client.ts';
import { createGeneration, type Generation } from './generation.ts';

/** What all generations of a gateway have in common. */
export interface Surroundings {
  readonly config: GatewayConfig;
  readonly log: Logger;
  readonly instruments: Instruments;
  readonly sectorLog: SectorLog;
  readonly documentPolicy: DocumentPolicy;
}

/**
 * The engine of one supergraph with a client of its own, breakers and retry budgets included; opens no connection yet.
 * Throws ConfigurationError or InvalidSupergraphError with every reason why it cannot serve.
 */
export function* buildGeneration(supergraphSdl: string, surroundings: Surroundings): Slices<Generation> {
  const { config, log, instruments, sectorLog, documentPolicy } = surroundings;
  const { metrics } = instruments;
  const addresses = subgraphAddresses(supergraphSdl, config.subgraphUrls);
  let onBreakerChange: BreakerListener | undefined;
  const client = createSubgraphClient(addresses, {
    limits: config.subgraphLimits,
    timeoutsMs: subgraphTimeouts(addresses, config.subgraphTimeouts),
    onBreakerChange: (service, state) => {
      log.warn({ service, state }, 'circuit breaker');
      onBreakerChange?.(service, state);
    },
    wire: observeAttempts(instruments),
  });
  yield;
  const filterOperation = filterRights(config.auth);
  const engine = yield* createEngineInSlices({
    supergraphSdl,
    client: sectorLog.watch(observeFetches(client, instruments)),
    observer: observeEngine(instruments),
    onIncident: logIncident(log),
    documentPolicy,
    activeLabels: config.overrideLabels,
    costPolicy: config.limits,
    ...(filterOperation && { filterOperation }),
  });
  if (engine.unusedLabels.length > 0)
    log.warn({ labels: engine.unusedLabels }, 'OVERRIDE_LABELS: no field has these labels');
  onBreakerChange = metrics?.subgraphs.watchBreakers(addresses.map(({ name }) => name));
  const probeSectors = createSectorProbe(client, engine.subgraphs);
  return createGeneration({ supergraphSdl, engine, client, probeSectors });
}

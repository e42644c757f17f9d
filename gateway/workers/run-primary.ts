import { readFileSync } from 'node:fs';
import type { Logger } from '../../platform/log.ts';
import { onShutdown } from '../../platform/shutdown.ts';
import type { GatewayConfig } from '../config.ts';
import { watchSupergraph } from '../generations/watch-supergraph.ts';
import { type Admin, openAdmin } from '../observability/open-admin.ts';
import { Fleet } from './fleet.ts';
import type { NoWorkerError } from './no-worker-error.ts';
import { announce, PATIENCE_MS, reloadOnHangUp } from './process-habits.ts';

/**
 * Starts workers on one port and watches over them; answers no request itself.
 * @param giveUp ends the process when no worker can be brought up any more.
 * @throws NoWorkerError when the first worker does not come up.
 */
export async function runPrimary(
  config: GatewayConfig,
  log: Logger,
  giveUp: (error: NoWorkerError) => void,
): Promise<void> {
  const { supergraphFile: file, workers: size, port } = config;
  const supergraphSdl = readFileSync(file, 'utf8');
  const patience = config.limits.maxDeadlineMs + 2 * PATIENCE_MS;
  const admin = await openFleetAdmin(config, log);
  const fleet = new Fleet({ size, supergraphSdl, port, patience, log, onHopeless: giveUp });
  const url = await fleet.start();
  const onChange = (text: string): void => fleet.reload(text);
  reloadOnHangUp(watchSupergraph({ file, supergraphSdl, log, onChange }));
  onShutdown({
    log,
    steps: [
      { name: 'workers', run: () => fleet.stop() },
      { name: 'admin', run: async () => admin?.close() },
    ],
    patience: patience + PATIENCE_MS,
  });
  announce(log, { url, metricsUrl: admin?.url, config });
}

/** The library is only loaded where somebody wants numbers. */
async function openFleetAdmin(config: GatewayConfig, log: Logger): Promise<Admin | undefined> {
  if (config.instruments.adminPort === undefined) return undefined;
  const { fleetMetrics } = await import('../observability/fleet-metrics.ts');
  return openAdmin(config, fleetMetrics(), log);
}

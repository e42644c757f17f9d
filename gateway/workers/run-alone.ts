import { readFileSync } from 'node:fs';
import type { Logger } from '../../platform/log.ts';
import { onShutdown } from '../../platform/shutdown.ts';
import type { GatewayConfig } from '../config.ts';
import { watchSupergraph } from '../generations/watch-supergraph.ts';
import { openAdmin } from '../observability/open-admin.ts';
import { openInstruments } from '../observability/open-instruments.ts';
import { planningOptions } from '../planning/planning-options.ts';
import { startPlanning } from '../planning/planning-thread.ts';
import { announce, PATIENCE_MS, reloadOnHangUp } from './process-habits.ts';

/** The whole gateway in this process. */
export async function runAlone(config: GatewayConfig, log: Logger): Promise<void> {
  const { supergraphFile: file } = config;
  const supergraphSdl = readFileSync(file, 'utf8');
  const planning = startPlanning(planningOptions(config, log));
  planning.prepare(supergraphSdl);
  // Only now: its many modules are loaded while the thread reads the supergraph.
  const { createGateway } = await import('../create-gateway.ts');
  const instruments = await openInstruments(config.instruments);
  const admin = await openAdmin(config, instruments.metrics, log);
  const gateway = await createGateway(config, log, { instruments, supergraphSdl, planning });
  const url = await gateway.listen();
  const onChange = (text: string): void => void gateway.reload(text);
  reloadOnHangUp(watchSupergraph({ file, supergraphSdl, log, onChange }));
  onShutdown({
    log,
    steps: [
      { name: 'gateway', run: () => gateway.close() },
      // After the last request, so that nothing of it is missing.
      { name: 'traces', run: async () => instruments.tracing?.close() },
      { name: 'admin', run: async () => admin?.close() },
    ],
    patience: config.limits.maxDeadlineMs + PATIENCE_MS,
  });
  announce(log, { url, metricsUrl: admin?.url, config });
}

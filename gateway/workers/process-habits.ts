import type { Logger } from '../../platform/log.ts';
import type { GatewayConfig } from '../config.ts';
import type { SupergraphWatch } from '../generations/watch-supergraph.ts';

/** Milliseconds beyond the longest request that a process may take to go down. */
export const PATIENCE_MS = 5_000;

/** Milliseconds between two signs of life of a worker. */
export const SIGN_OF_LIFE_MS = 1_000;

/** SIGHUP: read the supergraph now. */
export function reloadOnHangUp(watch: SupergraphWatch): void {
  process.on('SIGHUP', () => watch.readNow());
}

/** Says where the gateway listens, for people and for whoever started it. */
export function announce(
  log: Logger,
  { url, metricsUrl, config }: { url: string; metricsUrl: string | undefined; config: GatewayConfig },
): void {
  const { auth, workers } = config;
  log.info(
    { url, auth, workers, ...(metricsUrl !== undefined && { metricsUrl }) },
    'listening on loopback only: callers have no rights yet',
  );
}

import { openTracing } from '../../platform/tracing/open-tracing.ts';
import type { TracingConfig } from '../../platform/tracing/tracing-config.ts';
import type { Instruments } from './instruments.ts';

export interface InstrumentsConfig {
  /** Undefined: nobody asks for metrics, so none are kept. */
  readonly adminPort: number | undefined;
  /** Undefined: no traces. */
  readonly tracing: TracingConfig | undefined;
}

/** Makes the instruments that are configured; the libraries of the others are not even loaded. */
export async function openInstruments({ adminPort, tracing }: InstrumentsConfig): Promise<Instruments> {
  return {
    metrics: adminPort === undefined ? undefined : await loadMetrics(),
    tracing: await openTracing(tracing, 'gateway'),
  };
}

async function loadMetrics() {
  const { createGatewayMetrics } = await import('./gateway-metrics.ts');
  return createGatewayMetrics();
}

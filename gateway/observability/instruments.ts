import type { Tracing } from '../../platform/tracing/tracing.ts';
import type { GatewayMetrics } from './gateway-metrics.ts';

/** What observes a gateway; each only where it is configured. */
export interface Instruments {
  readonly metrics?: GatewayMetrics | undefined;
  readonly tracing?: Tracing | undefined;
}

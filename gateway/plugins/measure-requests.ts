import type { Exchange } from '../exchange.ts';
import type { Plugin } from '../plugin.ts';
import type { RequestMetrics } from '../observability/request-metrics.ts';
import { isProbe } from '../../platform/http/plugins/answer-probes.ts';

/** Counts every request but the probes, and how long it took. */
export function measureRequests(metrics: RequestMetrics): Plugin {
  return function measureRequests(exchange: Exchange) {
    if (isProbe(exchange.path)) return;
    metrics.requestStarted();
    exchange.whenAnswered.push(({ status }) =>
      metrics.requestEnded(exchange.report, status, (performance.now() - exchange.startedAt) / 1000),
    );
  };
}

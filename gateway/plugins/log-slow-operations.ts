import type { Logger } from '../../platform/log.ts';
import type { Exchange } from '../exchange.ts';
import type { Plugin } from '../plugin.ts';
import { shapeHash } from '../observability/shape-hash.ts';
import { safeName } from '../safe-name.ts';

export interface SlowOperationOptions {
  /** Milliseconds from which an operation is slow. */
  readonly thresholdMs: number;
  readonly onSlow?: (() => void) | undefined;
}

/** A line for each operation that took long: its name, its shape and where the time went; never a value. */
export function logSlowOperations(log: Logger, { thresholdMs, onSlow }: SlowOperationOptions): Plugin {
  return function logSlowOperations(exchange: Exchange) {
    exchange.whenAnswered.push(() => {
      const durationMs = performance.now() - exchange.startedAt;
      if (durationMs < thresholdMs || !exchange.workDone) return;
      onSlow?.();
      log.warn(describe(exchange, durationMs), 'slow operation');
    });
  };
}

function describe({ requestId, report, workDone }: Exchange, durationMs: number): object {
  const { operationName, operationKind } = report;
  const { document, sectorTimes } = workDone ?? {};
  return {
    requestId,
    ...(operationName !== undefined && { operationName: safeName(operationName) }),
    operationKind,
    ...(document && { shape: shapeHash(document) }),
    durationMs: Math.round(durationMs),
    sectors: Object.fromEntries(sectorTimes?.() ?? []),
  };
}

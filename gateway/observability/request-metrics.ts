import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import { isErrorCode } from '../../platform/errors.ts';
import type { OperationReport } from '../exchange.ts';
import { boundedNames, OTHER } from './bounded-names.ts';

export interface RequestMetrics {
  requestStarted(): void;
  /** Follows `requestStarted`, once. @param seconds from the first byte to the last. */
  requestEnded(report: OperationReport, status: number, seconds: number): void;
  slowOperation(): void;
}

/** Seconds. From what a cached plan on a loopback subgraph takes to the default deadline. */
export const LATENCY_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Names of operations that have a series of their own; each costs some fifteen lines of the answer. */
const MAX_OPERATION_NAMES = 50;

/** What clients see of the gateway. */
export function createRequestMetrics(registry: Registry): RequestMetrics {
  const registers = [registry];
  const operationLabel = boundedNames(MAX_OPERATION_NAMES);
  let underWay = 0;
  const inFlight = new Gauge({
    name: 'gateway_requests_in_flight',
    help: 'Requests to the endpoint that are being answered.',
    registers,
    collect: () => {
      inFlight.set(underWay);
    },
  });
  const requests = new Counter({
    name: 'gateway_requests_total',
    help: 'Requests to the endpoint, by kind of operation, HTTP status and the first error code in the answer.',
    labelNames: ['kind', 'status', 'code'],
    registers,
  });
  const duration = new Histogram({
    name: 'gateway_request_duration_seconds',
    help: 'From the arrival of a request to its answer, by name of the operation.',
    labelNames: ['kind', 'operation'],
    buckets: LATENCY_BUCKETS,
    registers,
  });
  const slow = new Counter({
    name: 'gateway_slow_operations_total',
    help: 'Operations that took longer than SLOW_OPERATION_MS; each has a line in the log.',
    registers,
  });
  return {
    requestStarted: () => void (underWay += 1),
    requestEnded: ({ operationKind: kind = 'none', operationName, errorCodes }, status, seconds) => {
      underWay -= 1;
      requests.inc({ kind, status, code: codeLabel(errorCodes?.[0]) });
      const operation = kind === 'none' ? '(none)' : operationLabel(operationName);
      duration.observe({ kind, operation }, seconds);
    },
    slowOperation: () => slow.inc(),
  };
}

function codeLabel(code: string | undefined): string {
  if (code === undefined) return 'OK';
  return isErrorCode(code) ? code : OTHER;
}

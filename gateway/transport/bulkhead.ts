import type { SubgraphOutcome, SubgraphRequest } from '../engine/subgraph-client.ts';
import type { Clock } from './clock.ts';
import { failure } from './failure.ts';
import type { Policy } from './policy.ts';

export interface BulkheadLimits {
  /** Requests under way at once; as many connections there are. */
  readonly maxConnections: number;
  /** Requests that may wait for one of them to end. */
  readonly maxQueue: number;
}

export interface BulkheadOptions extends BulkheadLimits {
  /** Milliseconds a request may wait. */
  readonly maxWaitMs: number;
  readonly clock: Clock;
}

/**
 * A bulkhead: a slow subgraph holds no more than its share of the gateway. What finds the queue full is refused at
 * once, what has waited too long as well; the order is that of arrival.
 */
export function bulkhead({ maxConnections, maxQueue, maxWaitMs, clock }: BulkheadOptions): Policy {
  return (next) => {
    let running = 0;
    /** In the order of arrival; a set, since those who are cancelled leave from the middle. */
    const queue = new Set<() => void>();

    const start = (request: SubgraphRequest): Promise<SubgraphOutcome> => {
      running += 1;
      const outcome = next(request);
      void outcome.then(release);
      return outcome;
    };

    const release = (): void => {
      running -= 1;
      const [first] = queue;
      first?.();
    };

    const wait = (request: SubgraphRequest): Promise<SubgraphOutcome> =>
      new Promise((resolve) => {
        const leave = (): void => {
          queue.delete(begin);
          stopTimer();
          request.signal?.removeEventListener('abort', cancel);
        };
        const begin = (): void => {
          leave();
          resolve(start(request));
        };
        const giveUp = (outcome: SubgraphOutcome) => (): void => {
          leave();
          resolve(outcome);
        };
        const cancel = giveUp(CANCELLED);
        const stopTimer = clock.after(maxWaitMs, giveUp(WAITED_TOO_LONG));
        request.signal?.addEventListener('abort', cancel);
        queue.add(begin);
      });

    return function bulkhead(request) {
      if (running < maxConnections) return start(request);
      if (request.signal?.aborted) return Promise.resolve(CANCELLED);
      return queue.size < maxQueue ? wait(request) : Promise.resolve(QUEUE_FULL);
    };
  };
}

/** A queue turns over in less than this. */
const RETRY_AFTER_SECONDS = 1;
const QUEUE_FULL = failure('refused', 'too many requests are waiting', RETRY_AFTER_SECONDS);
const WAITED_TOO_LONG = failure('refused', 'no connection became free in time', RETRY_AFTER_SECONDS);
const CANCELLED = failure('cancelled', 'the request was cancelled while it waited');

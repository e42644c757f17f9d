import { PlanningRefusal } from './plan/planning-refusal.ts';
import type { CancelSignal } from './subgraph-client.ts';

/**
 * Waits for work that goes on without us. Rejects with a `PlanningRefusal` once the request is given up: its deadline
 * has passed, or nobody is there any more.
 */
export function untilAborted<Result>(
  work: Promise<Result>,
  signal: CancelSignal | undefined,
): Promise<Result> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const giveUp = (): void => {
      reject(
        new PlanningRefusal('DEADLINE_EXCEEDED', {
          vi: 'Hết thời gian cho phép trước khi thao tác được lập kế hoạch.',
          en: 'The time allowed was over before the operation was planned.',
        }),
      );
    };
    void work.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
    if (signal.aborted) giveUp();
    else signal.addEventListener('abort', giveUp);
  });
}

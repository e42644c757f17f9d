import { PlanningRefusal } from './plan/planning-refusal.ts';
import type { CancelSignal } from './subgraph-client.ts';

/** Begins work. `isWanted` says whether somebody still waits for it. */
export type BeginWork<Result> = (isWanted: () => boolean) => Promise<Result>;

/** Work under way, by what it is about: whoever asks for the same meanwhile gets the same. */
export class SharedWork<Result> {
  readonly #underWay = new Map<string, Work<Result>>();

  /**
   * Joins the work under way, or begins it. `isShared`: somebody else had begun it. The result rejects with a
   * `PlanningRefusal` once the request is given up: its deadline has passed, or nobody is there any more.
   */
  join(
    key: string,
    begin: BeginWork<Result>,
    signal: CancelSignal | undefined,
  ): { result: Promise<Result>; isShared: boolean } {
    const known = this.#underWay.get(key);
    if (known) {
      known.waiting += 1;
      return { result: waitFor(known, signal), isShared: true };
    }
    const work: Work<Result> = { waiting: 1, result: NOT_BEGUN };
    work.result = begin(() => work.waiting > 0).finally(() => this.#underWay.delete(key));
    this.#underWay.set(key, work);
    return { result: waitFor(work, signal), isShared: false };
  }
}

interface Work<Result> {
  /** Those who have not given up. */
  waiting: number;
  result: Promise<Result>;
}

const NOT_BEGUN = new Promise<never>(() => undefined);

function waitFor<Result>(work: Work<Result>, signal: CancelSignal | undefined): Promise<Result> {
  if (!signal) return work.result;
  return new Promise((resolve, reject) => {
    const giveUp = (): void => {
      work.waiting -= 1;
      reject(
        new PlanningRefusal('DEADLINE_EXCEEDED', {
          vi: 'Hết thời gian cho phép trước khi thao tác được lập kế hoạch.',
          en: 'The time allowed was over before the operation was planned.',
        }),
      );
    };
    void work.result.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
    if (signal.aborted) giveUp();
    else signal.addEventListener('abort', giveUp);
  });
}

import type { Incident } from '../engine.ts';
import type { EngineObserver } from '../engine-observer.ts';
import type { ErrorPolicy } from '../error-policy.ts';
import type {
  CallContext,
  CancelSignal,
  JsonObject,
  SubgraphClient,
  SubgraphFailure,
  SubgraphOutcome,
  SubgraphRequest,
} from '../subgraph-client.ts';
import type { ExcerptPlan, ExcerptPlans } from '../excerpts/excerpt-plan.ts';
import { restore } from '../excerpts/restore.ts';
import { ErrorLog } from './error-log.ts';
import type { Rendezvous } from './rendezvous.ts';

/** What every request of an engine shares. */
export interface ExecutionServices {
  readonly client: SubgraphClient;
  readonly errorPolicy: ErrorPolicy;
  readonly onIncident: (incident: Incident) => void;
  /** Runs of an operation that are answered by values before excerpts are tried. */
  readonly runsBeforeExcerpts: number;
  readonly excerptPlans: ExcerptPlans;
  readonly observer: EngineObserver | undefined;
}

/** A compiled plan node. `done` is called exactly once; callbacks, since a promise per node is measurable. */
export type Step = (run: Execution, done: () => void) => void;

/** Starts all steps at once; done when the last one is. */
export function runInParallel(steps: readonly Step[], run: Execution, done: () => void): void {
  let waiting = steps.length;
  if (waiting === 0) return done();
  const oneDone = (): void => {
    waiting -= 1;
    if (waiting === 0) done();
  };
  for (const step of steps) step(run, oneDone);
}

/** The state of one request while its plan runs. */
export class Execution {
  /** Everything received so far, merged. */
  readonly data: JsonObject = {};
  readonly errors = new ErrorLog();
  /** Of which a subgraph has said null without an error: that it knows them not, so that nothing of it is missing. */
  readonly unknownEntities = new Set<JsonObject>();
  /** Where fetches that can go out together wait for one another, by what was compiled for them. */
  readonly meetings = new Map<object, Rendezvous>();
  /** Of JSON text, so far. */
  receivedBytes = 0;
  #excerpts: ExcerptPlan | undefined;
  /** Objects whose excerpts have been turned into values. */
  #restored: Set<object> | undefined;

  constructor(
    readonly services: ExecutionServices,
    /** Values by the names used in the plan, as the client sent them. */
    readonly variables: Readonly<Record<string, unknown>>,
    readonly context: CallContext,
    readonly signal: CancelSignal | undefined,
  ) {}

  /** By what plan all of `data` is in excerpts; undefined: all are values. */
  get excerpts(): ExcerptPlan | undefined {
    return this.#excerpts;
  }

  /** To be called before anything is sent. */
  beginInExcerpts(plan: ExcerptPlan): void {
    this.#excerpts = plan;
  }

  /** Sends a fetch. `receive` gets the outcome, as by `deliver`. */
  send(fetch: OutgoingFetch, receive: (outcome: SubgraphOutcome) => void, done: () => void): void {
    const { subgraph, form, operationKind, body } = fetch;
    const { context, signal } = this;
    const handle = (outcome: SubgraphOutcome): void => {
      if (outcome.kind === 'answer') this.receivedBytes += outcome.bytes ?? 0;
      this.deliver(subgraph, outcome, receive);
      done();
    };
    if (signal?.aborted) handle(CANCELLED);
    else {
      this.services.client
        .send({ subgraph, body, form, operationKind, context, signal })
        .then(handle, (fault: unknown) =>
          handle({ kind: 'failure', failure: 'unreachable', detail: String(fault) }),
        );
    }
  }

  /** From here on all data are values: what is wrong somewhere, or large, is worked on as such. */
  leaveExcerpts(): void {
    if (!this.#excerpts) return;
    this.#excerpts = undefined;
    // Cannot fail: each excerpt was checked when it was read.
    this.#restore(this.data);
  }

  /** Sees to it that what has come and what is there already are of one form. */
  #settleForm(outcome: SubgraphOutcome): void {
    const isExcerpted = outcome.kind === 'answer' && outcome.isExcerpted === true;
    if (!isExcerpted || this.receivedBytes >= ANSWERED_IN_PARTS_BYTES) this.leaveExcerpts();
    if (isExcerpted && !this.#excerpts) this.#restore(outcome.data);
  }

  #restore(data: unknown): void {
    restore(data, (this.#restored ??= new Set()));
  }

  /** Hands an outcome over; a fault of our own in `receive` becomes a failure of that fetch. */
  deliver(subgraph: string, outcome: SubgraphOutcome, receive: (outcome: SubgraphOutcome) => void): void {
    try {
      this.#settleForm(outcome);
      receive(outcome);
    } catch (fault) {
      this.report(subgraph, 'engine-fault', fault);
      this.#failToRead(subgraph, receive);
    }
  }

  /** Whatever else goes wrong, the request goes on, and its answer says that something is missing. */
  #failToRead(subgraph: string, receive: (outcome: SubgraphOutcome) => void): void {
    try {
      this.leaveExcerpts();
      receive(UNREADABLE);
    } catch (fault) {
      this.report(subgraph, 'engine-fault', fault);
      this.errors.add(this.services.errorPolicy.unavailable(subgraph, UNREADABLE), undefined);
    }
  }

  report(service: string | undefined, kind: string, detail: unknown): void {
    this.services.onIncident({
      requestId: this.context.requestId,
      service,
      kind,
      detail: detail instanceof Error ? (detail.stack ?? detail.message) : String(detail),
    });
  }
}

export type OutgoingFetch = Pick<SubgraphRequest, 'subgraph' | 'body' | 'form' | 'operationKind'>;

/** Bytes received for a request from which its answer is made in parts; less takes some ten milliseconds at once. */
export const ANSWERED_IN_PARTS_BYTES = 512 * 1024;

const UNREADABLE: SubgraphFailure = {
  kind: 'failure',
  failure: 'bad-answer',
  detail: 'the engine failed to read the answer',
};

const CANCELLED: SubgraphOutcome = {
  kind: 'failure',
  failure: 'cancelled',
  detail: 'aborted before it was sent',
};

import type { AnswerForm } from '../engine/excerpts/answer-form.ts';
import { cloneJson } from '../engine/execute/clone-json.ts';
import type {
  CallContext,
  CancelSignal,
  SubgraphOutcome,
  SubgraphRequest,
} from '../engine/subgraph-client.ts';
import { Cancellation } from '../../platform/cancellation.ts';
import type { Clock } from './clock.ts';
import { failure } from './failure.ts';
import type { Policy, Send } from './policy.ts';

/**
 * Sends equal queries of one caller that are under way at the same time only once. Equal means: the same body for the
 * same caller with the same headers, and an answer that is read by the same form. The request id and the deadline are
 * not part of it; a request without a caller's key, and a mutation, is never shared.
 *
 * Only what has just been sent is shared: what takes longer may hang, and would take with it whoever asks again. And
 * nothing that was sent before a mutation ended, whoever's: it may be answered by what was true before.
 *
 * Nobody's end is another's: the request that went out is cancelled when the last one who waits for it has left, and
 * one that was cut by the deadline of whoever sent it is sent again for those who have more time. Each gets data of
 * its own, since the engine merges into it.
 */
export function shareInFlight(clock: Clock, mutations: MutationCount): Policy {
  return (next) => {
    const flights = new Map<string, Map<string, Flight>>();

    const depart = (caller: string, request: SubgraphRequest): Flight => {
      const own = flights.get(caller) ?? new Map<string, Flight>();
      const { ended } = mutations;
      const flight = new Flight({ form: request.form, startedAt: clock.now(), after: ended }, () => {
        if (own.get(request.body) !== flight) return;
        own.delete(request.body);
        if (own.size === 0) flights.delete(caller);
      });
      if (own.size === 0) flights.set(caller, own);
      own.set(request.body, flight);
      return flight;
    };

    const board = async (flight: Flight, request: SubgraphRequest): Promise<SubgraphOutcome> => {
      const outcome = await flight.join(request.signal);
      const wasCut = outcome.kind === 'failure' && outcome.failure === 'cancelled';
      return wasCut && !request.signal?.aborted ? send(request) : outcome;
    };

    const isJoinable = ({ form, startedAt, after }: Departure, request: SubgraphRequest): boolean =>
      form === request.form && after === mutations.ended && clock.now() - startedAt <= JOINABLE_MS;

    const send: Send = (request) => {
      const { operationKind, body, context, signal } = request;
      if (operationKind === 'mutation') return next(request).finally(() => void (mutations.ended += 1));
      if (context.callerKey === undefined || signal?.aborted) return next(request);
      const caller = identityOf(context);
      const known = flights.get(caller)?.get(body);
      if (known && isJoinable(known.departure, request)) return board(known, request);
      const flight = depart(caller, request);
      const outcome = flight.join(request.signal);
      flight.start(next, request);
      return outcome;
    };

    return send;
  };
}

/** How many mutations have ended, whatever became of them; one for all that may be asked by the same callers. */
export interface MutationCount {
  ended: number;
}

/** Milliseconds after which a request is asked anew. Ten times what a register takes when it is well. */
export const JOINABLE_MS = 250;

/** Everything about a caller that a subgraph can see; no value can pass for two others, since JSON begins with `[`. */
function identityOf({ callerKey, headers }: CallContext): string {
  return headers === undefined ? `=${callerKey}` : JSON.stringify([callerKey, headers]);
}

interface Departure {
  /** How the answer is read: who wants it otherwise asks for it. */
  readonly form: AnswerForm | undefined;
  /** On the transport's clock. */
  readonly startedAt: number;
  /** Mutations that had ended. */
  readonly after: number;
}

/** A request that has been sent, and those who wait for its answer. */
class Flight {
  readonly departure: Departure;
  readonly #cancellation = new Cancellation();
  readonly #waiting = new Set<(outcome: SubgraphOutcome) => void>();
  readonly #onEnd: () => void;

  /** @param onEnd called when nobody can join any more. */
  constructor(departure: Departure, onEnd: () => void) {
    this.departure = departure;
    this.#onEnd = onEnd;
  }

  start(next: Send, request: SubgraphRequest): void {
    const signal = this.#cancellation;
    void next({ ...request, signal }).then((outcome) => this.#land(outcome));
  }

  join(signal: CancelSignal | undefined): Promise<SubgraphOutcome> {
    if (signal?.aborted) return Promise.resolve(CANCELLED);
    return new Promise((resolve) => {
      const settle = (outcome: SubgraphOutcome): void => {
        signal?.removeEventListener('abort', leave);
        resolve(outcome);
      };
      const leave = (): void => {
        this.#waiting.delete(settle);
        settle(CANCELLED);
        if (this.#waiting.size === 0) this.#end();
      };
      this.#waiting.add(settle);
      signal?.addEventListener('abort', leave);
    });
  }

  #end(): void {
    this.#onEnd();
    this.#cancellation.cancel();
  }

  #land(outcome: SubgraphOutcome): void {
    this.#onEnd();
    const [first, ...others] = this.#waiting;
    this.#waiting.clear();
    // Copied before anyone gets it: from then on the data of the first changes.
    for (const settle of others) settle(cloneJson(outcome));
    first?.(outcome);
  }
}

const CANCELLED = failure('cancelled', 'the request was cancelled');

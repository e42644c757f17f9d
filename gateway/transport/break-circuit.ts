import type { FailureKind, SubgraphOutcome } from '../engine/subgraph-client.ts';
import { CircuitBreaker, NO_PERMIT, type BreakerOptions, type Verdict } from './circuit-breaker.ts';
import { failure } from './failure.ts';
import type { Policy } from './policy.ts';

export interface BreakCircuitOptions extends BreakerOptions {
  /** Milliseconds after which a request that its caller gave up counts against the subgraph. */
  readonly patienceMs: number;
}

/**
 * Refuses at once while the subgraph is known to fail, and asks it carefully whether it is well again.
 *
 * What counts against it: no connection, no answer in time, one that names another
 * request or none, one that cannot be read, HTTP 5xx and 429. A GraphQL answer
 * with errors or one too large does not: it can belong to one operation, and its sender must not switch a register off
 * for everybody. Nor does a caller who allows a millisecond.
 */
export function breakCircuit(options: BreakCircuitOptions): Policy {
  const { clock, patienceMs } = options;
  const breaker = new CircuitBreaker(options);
  return (next) =>
    function breakCircuit(request) {
      const permit = breaker.enter();
      if (permit === NO_PERMIT) return Promise.resolve(refusal(breaker.waitMs));
      const sentAt = clock.now();
      const outcome = next(request);
      void outcome.then((it) => breaker.leave(permit, verdictOn(it, clock.now() - sentAt >= patienceMs)));
      return outcome;
    };
}

function refusal(waitMs: number): SubgraphOutcome {
  return failure('refused', 'the circuit breaker is open', Math.max(1, Math.ceil(waitMs / 1000)));
}

function verdictOn(outcome: SubgraphOutcome, waitedLong: boolean): Verdict {
  const { status = 200 } = outcome;
  if (status >= 500 || status === 429) return 'failure';
  if (outcome.kind === 'answer') return 'success';
  if (outcome.failure === 'cancelled') return waitedLong ? 'failure' : 'nothing';
  return VERDICTS[outcome.failure];
}

const VERDICTS: Readonly<Record<Exclude<FailureKind, 'cancelled'>, Verdict>> = {
  unreachable: 'failure',
  timeout: 'failure',
  unnamed: 'failure',
  'bad-answer': 'failure',
  refused: 'nothing',
  'bad-status': 'success',
  'too-large': 'success',
};

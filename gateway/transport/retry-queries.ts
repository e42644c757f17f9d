import type {
  CancelSignal,
  FailureKind,
  SubgraphOutcome,
  SubgraphRequest,
} from '../engine/subgraph-client.ts';
import type { Clock } from './clock.ts';
import { failure } from './failure.ts';
import type { Policy, Send } from './policy.ts';
import { RetryBudget, type RetryBudgetLimits } from './retry-budget.ts';

export interface RetryLimits extends RetryBudgetLimits {
  /** After the first attempt; 0 switches retries off. */
  readonly retries: number;
}

export interface RetryOptions extends RetryLimits {
  readonly clock: Clock;
  /** From 0 to below 1. */
  readonly random: () => number;
}

/**
 * Sends a query again when the connection failed, or brought what was not asked for, or the subgraph answered 502, 503 or 504, after a random pause
 * (full jitter, doubled each time; never less than the subgraph's Retry-After), within the budget, and only if the
 * pause is short and ends before the deadline: the other sectors' data waits with it, and a client can be told when to
 * come again. A mutation is never repeated: it may have been done.
 */
export function retryQueries(options: RetryOptions): Policy {
  const budget = new RetryBudget(options);
  const patience = { ...options, budget };
  return (next) =>
    function retryQueries(request) {
      if (request.operationKind !== 'query' || options.retries === 0) return next(request);
      budget.earn();
      return sendPatiently(next, request, patience);
    };
}

interface Patience extends RetryOptions {
  readonly budget: RetryBudget;
}

async function sendPatiently(
  next: Send,
  request: SubgraphRequest,
  { retries, clock, random, budget }: Patience,
): Promise<SubgraphOutcome> {
  const { signal, context } = request;
  let outcome = await next(request);
  for (let retry = 0; retry < retries && isPassing(outcome) && !signal?.aborted; retry += 1) {
    const pauseMs = Math.max(random() * FIRST_PAUSE_MS * 2 ** retry, askedPauseMs(outcome));
    const leftMs = (context.deadlineAt ?? Infinity) - clock.now();
    if (isTooLong(pauseMs, leftMs) || !budget.spend()) break;
    await pause(clock, pauseMs, signal);
    if (signal?.aborted) return failure('cancelled', 'cancelled before a retry');
    outcome = await next(request);
  }
  return outcome;
}

const FIRST_PAUSE_MS = 50;
/** The least that a Retry-After can ask for. */
const LONGEST_PAUSE_MS = 1_000;

/** Trouble that another attempt may not meet. */
function isPassing(outcome: SubgraphOutcome): boolean {
  const { status } = outcome;
  if (status === 502 || status === 503 || status === 504) return true;
  return outcome.kind === 'failure' && PASSING.has(outcome.failure);
}

const PASSING: ReadonlySet<FailureKind> = new Set(['unreachable', 'unnamed']);

function isTooLong(pauseMs: number, leftMs: number): boolean {
  return pauseMs > LONGEST_PAUSE_MS || pauseMs >= leftMs;
}

function askedPauseMs(outcome: SubgraphOutcome): number {
  return outcome.kind === 'failure' ? (outcome.retryAfterSeconds ?? 0) * 1000 : 0;
}

function pause(clock: Clock, ms: number, signal: CancelSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      stop();
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const stop = clock.after(ms, end);
    signal?.addEventListener('abort', end);
  });
}

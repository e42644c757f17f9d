import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { SubgraphOutcome } from '../engine/subgraph-client.ts';
import type { BreakerState } from '../transport/circuit-breaker.ts';
import { LATENCY_BUCKETS } from './request-metrics.ts';

export interface SubgraphMetrics {
  /** What the engine asked for and got, after waiting, sharing and retries. */
  readonly fetches: CallMetrics;
  /** What went over the wire; a retry is another one, what the breaker refused is none. */
  readonly requests: CallMetrics;
  /** From now on the breakers of these subgraphs are shown, all closed; those shown before (of an engine that is drained) no more. */
  watchBreakers(subgraphs: readonly string[]): BreakerListener;
}

export type BreakerListener = (subgraph: string, state: BreakerState) => void;

export interface CallMetrics {
  callStarted(subgraph: string): void;
  /** Follows `callStarted`, once. */
  callEnded(subgraph: string, outcome: SubgraphOutcome, seconds: number): void;
}

/** What the gateway sees of the subgraphs. */
export function createSubgraphMetrics(registry: Registry): SubgraphMetrics {
  return {
    fetches: callMetrics(registry, 'fetch', 'Calls of the engine to a subgraph, with waiting and retries'),
    requests: callMetrics(registry, 'request', 'HTTP requests to a subgraph, each attempt by itself'),
    watchBreakers: breakerMetrics(registry),
  };
}

function callMetrics(registry: Registry, noun: 'fetch' | 'request', what: string): CallMetrics {
  const registers = [registry];
  const duration = new Histogram({
    name: `gateway_subgraph_${noun}_duration_seconds`,
    help: `${what}: time to the last byte, by outcome (answer, answer-with-errors, or the kind of failure).`,
    labelNames: ['subgraph', 'outcome'],
    buckets: LATENCY_BUCKETS,
    registers,
  });
  // Counted by hand: a call of the library costs half a microsecond, and there are two for each fetch.
  const underWay = new Map<string, number>();
  const add = (subgraph: string, change: 1 | -1): void =>
    void underWay.set(subgraph, (underWay.get(subgraph) ?? 0) + change);
  const inFlight = new Gauge({
    name: `gateway_subgraph_${noun === 'fetch' ? 'fetches' : 'requests'}_in_flight`,
    help: `${what}: under way.`,
    labelNames: ['subgraph'],
    registers,
    collect: () => {
      for (const [subgraph, count] of underWay) inFlight.set({ subgraph }, count);
    },
  });
  return {
    callStarted: (subgraph) => add(subgraph, 1),
    callEnded: (subgraph, outcome, seconds) => {
      add(subgraph, -1);
      duration.observe({ subgraph, outcome: outcomeLabel(outcome) }, seconds);
    },
  };
}

/** `answer`, `answer-with-errors`, or the kind of failure. */
export function outcomeLabel(outcome: SubgraphOutcome): string {
  if (outcome.kind === 'failure') return outcome.failure;
  return outcome.errors ? 'answer-with-errors' : 'answer';
}

function breakerMetrics(registry: Registry): SubgraphMetrics['watchBreakers'] {
  const registers = [registry];
  const state = new Gauge({
    name: 'gateway_subgraph_breaker_state',
    help: 'Circuit breaker of a subgraph: 0 closed, 1 half-open, 2 open; of several workers the worst.',
    labelNames: ['subgraph'],
    aggregator: 'max',
    registers,
  });
  const changes = new Counter({
    name: 'gateway_subgraph_breaker_changes_total',
    help: 'How often a circuit breaker went into a state.',
    labelNames: ['subgraph', 'state'],
    registers,
  });
  let shown: BreakerListener | undefined;
  return (subgraphs) => {
    const listener: BreakerListener = (subgraph, now) => {
      changes.inc({ subgraph, state: now });
      if (shown === listener) state.set({ subgraph }, BREAKER_STATES[now]);
    };
    shown = listener;
    state.reset();
    for (const subgraph of subgraphs) state.set({ subgraph }, BREAKER_STATES.closed);
    return listener;
  };
}

const BREAKER_STATES: Readonly<Record<BreakerState, number>> = { closed: 0, 'half-open': 1, open: 2 };

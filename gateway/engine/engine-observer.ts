import type { CallContext } from './subgraph-client.ts';

/**
 * Told of what an engine does before it asks anybody, and when all have answered. Calls happen on the path of a
 * request: they must be quick and must not throw. `startedAt` is on the clock of `performance.now()`; the work has just
 * ended.
 */
export interface EngineObserver {
  operationRead(context: CallContext, how: OperationReading, startedAt: number): void;
  operationPlanned(context: CallContext, how: OperationPlanning, startedAt: number): void;
  operationRun(context: CallContext, how: OperationRun): void;
}

/**
 * `known`: this very text came before. `known-shape`: it differs from an earlier one in literals or spaces only.
 * `new`: it was validated. `refused`: it cannot be answered.
 */
export type OperationReading = 'known' | 'known-shape' | 'new' | 'refused';

/** `known`: the plan was there. `failed`: the planner refused. */
export type OperationPlanning = 'known' | 'new' | 'failed';

/**
 * How an answer was put together. `excerpts`: out of pieces of the subgraphs' text. `values`: as any can be.
 * `given-up`: it began in excerpts, and something was not as usual.
 */
export type OperationRun = 'excerpts' | 'values' | 'given-up';

/** Entries of an engine's caches. */
export interface CacheSizes {
  readonly texts: number;
  readonly shapes: number;
  /** Planned and compiled: several of a shape with conditions, labels or rights. */
  readonly plans: number;
  /** Answers about the schema. */
  readonly introspections: number;
}

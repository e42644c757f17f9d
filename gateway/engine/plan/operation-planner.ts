import type { PlanNode } from './plan.ts';

/** Validates and plans operations of one supergraph. May do so elsewhere, since both can take long. */
export interface OperationPlanner {
  /** What is wrong with a document that parses, by the API schema; empty for a valid one. */
  validate(job: PlannerJob): Promise<readonly DocumentFault[]>;
  /**
   * Plans a text of `plannableText`; undefined when no subgraph has to be asked, or none can be.
   * Rejects with `PlanningRefusal`, or with what the planner throws.
   */
  plan(job: PlanningJob): Promise<PlanNode | undefined>;
  /** Nothing may be asked any more. */
  close(): void;
}

export interface PlannerJob {
  readonly text: string;
  /** Who waits for it; undefined: nobody in particular. */
  readonly callerKey: string | undefined;
}

export interface PlanningJob extends PlannerJob {
  /** `@override` labels, in force or not. */
  readonly labels: ReadonlyMap<string, boolean>;
}

export interface DocumentFault {
  readonly message: string;
  readonly locations: readonly { readonly line: number; readonly column: number }[] | undefined;
}

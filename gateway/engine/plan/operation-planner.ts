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
  /** Answers a text that asks for the schema only. Rejects like `plan`. */
  introspect(job: IntrospectionJob): Promise<Introspected>;
  /** Nothing may be asked any more. */
  close(): void;
}

export interface PlannerJob {
  readonly text: string;
  /** Who waits for it: callers take turns. Undefined: nobody in particular. */
  readonly turnKey: string | undefined;
  /** False once nobody waits for it any more: it need not be begun. */
  readonly isWanted: () => boolean;
}

export interface PlanningJob extends PlannerJob {
  /** `@override` labels, in force or not. */
  readonly labels: ReadonlyMap<string, boolean>;
}

export interface IntrospectionJob extends PlannerJob {
  /** Coerced values of the variables in the text. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What a schema answers. */
export interface Introspected {
  /** An object, as JSON. */
  readonly data: string;
  readonly errors: readonly {
    readonly message: string;
    readonly path: readonly (string | number)[] | undefined;
  }[];
}

export interface DocumentFault {
  readonly message: string;
  readonly locations: readonly { readonly line: number; readonly column: number }[] | undefined;
}

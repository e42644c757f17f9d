import type { DocumentFault, Introspected } from '../engine/plan/operation-planner.ts';
import type { SupergraphReading } from '../supergraph/supergraph-reading.ts';

/** What the planning thread is asked; one order at a time. `supergraph` is a number that we chose. */
export type Order =
  | { readonly kind: 'load'; readonly supergraph: number; readonly sdl: string }
  | { readonly kind: 'validate'; readonly supergraph: number; readonly text: string }
  | {
      readonly kind: 'plan';
      readonly supergraph: number;
      readonly text: string;
      readonly labels: ReadonlyMap<string, boolean>;
    }
  | {
      readonly kind: 'introspect';
      readonly supergraph: number;
      readonly text: string;
      readonly variables: Readonly<Record<string, unknown>>;
    };

/** Not answered. */
export interface ForgetOrder {
  readonly kind: 'forget';
  readonly supergraph: number;
}

export type Reply = Success | InvalidSupergraph | Fault;

export type Success =
  | { readonly kind: 'loaded'; readonly reading: SupergraphReading }
  | { readonly kind: 'validated'; readonly faults: readonly DocumentFault[] }
  /** Of `packPlan`; undefined: there is nothing to ask. */
  | { readonly kind: 'planned'; readonly plan: string | undefined }
  | { readonly kind: 'introspected'; readonly introspected: Introspected };

interface InvalidSupergraph {
  readonly kind: 'invalid-supergraph';
  readonly reasons: readonly string[];
}

/** What the planner threw. */
interface Fault {
  readonly kind: 'fault';
  readonly detail: string;
}

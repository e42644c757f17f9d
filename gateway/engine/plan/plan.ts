import type { DocumentNode } from 'graphql';
import type { OperationKind } from '../subgraph-client.ts';

/** A query plan in our own terms: paths are absolute, everything that we cannot execute has been refused. */
export type PlanNode = SequenceNode | ParallelNode | FetchNode;

export interface SequenceNode {
  readonly kind: 'sequence';
  readonly nodes: readonly PlanNode[];
}

export interface ParallelNode {
  readonly kind: 'parallel';
  readonly nodes: readonly PlanNode[];
}

export interface FetchNode {
  readonly kind: 'fetch';
  readonly subgraph: string;
  readonly operationKind: OperationKind;
  readonly operationName: string | undefined;
  readonly document: DocumentNode;
  /** `document` as it is sent. */
  readonly text: string;
  /** Names of the operation's variables that the fetch uses. */
  readonly variables: readonly string[];
  /** Where the answer is merged: response names, and `@` for every element of a list. Empty: at the root. */
  readonly path: readonly string[];
  /** What each entity must bring along; undefined: not an entity fetch. */
  readonly requires: readonly RequiredSelection[] | undefined;
  readonly inputRewrites: readonly Rewrite[];
  readonly outputRewrites: readonly Rewrite[];
  readonly contextRewrites: readonly KeyRenamer[];
}

export type RequiredSelection = RequiredField | RequiredFragment;

export interface RequiredField {
  readonly kind: 'field';
  /** Where the value stands in the merged data. */
  readonly responseName: string;
  /** Its name in the representation. */
  readonly sendAs: string;
  readonly selections: readonly RequiredSelection[] | undefined;
}

export interface RequiredFragment {
  readonly kind: 'fragment';
  readonly typeCondition: string | undefined;
  readonly selections: readonly RequiredSelection[];
}

export type Rewrite = ValueSetter | KeyRenamer;

/** Path elements are response names, `... on Type` and, in context rewrites, `..` for the parent object. */
export interface ValueSetter {
  readonly kind: 'ValueSetter';
  readonly path: readonly string[];
  readonly setValueTo: unknown;
}

export interface KeyRenamer {
  readonly kind: 'KeyRenamer';
  readonly path: readonly string[];
  readonly renameKeyTo: string;
}

import type { GraphQLObjectType, GraphQLOutputType } from 'graphql';
import type { FetchNode } from '../plan/plan.ts';

/** A place in the merged data where objects of one type stand. */
export interface DataPlace {
  readonly type: GraphQLObjectType;
  readonly fields: Map<string, PlaceField>;
  /** Keys that a fetch brings here, in the order of its answer; `__typename` and its aliases too. */
  readonly broughtBy: Map<FetchNode, readonly string[]>;
  /** What the client and the fetches to come want of it. */
  readonly wants: Wants[];
}

export interface PlaceField {
  readonly key: string;
  readonly type: GraphQLOutputType;
  /** The only one that brings it. */
  readonly fetch: FetchNode;
  /** Where its objects stand, unless it is a leaf. */
  readonly place: DataPlace | undefined;
  /** Undefined when it is read as a value, or by nobody. */
  excerpt: Excerpt | undefined;
}

/** What one reader of the data wants of the objects at a place, in the order in which it is written. */
export interface Wants {
  readonly list: readonly Want[];
  /** For a representation: it must be ASCII, since it becomes part of a text that is no excerpt. */
  readonly isInput: boolean;
}

export interface Want {
  readonly key: string;
  readonly isTypeName: boolean;
  /** Of its objects, unless it is a leaf. */
  readonly wants: Wants | undefined;
}

/** Neighbouring fields of one fetch that are always wanted together and as they stand. */
export interface Excerpt {
  /** Under which the objects have it. */
  readonly key: string;
  readonly fields: PlaceField[];
}

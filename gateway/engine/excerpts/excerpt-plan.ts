import type { LRUCache } from 'lru-cache';
import type { FetchNode } from '../plan/plan.ts';
import type { JsonObject } from '../subgraph-client.ts';
import type { AnswerForm } from './answer-form.ts';

/** How one operation is answered in excerpts. */
export interface ExcerptPlan {
  /** The fields of the client's data, as UTF-8 with a character for each byte. */
  readonly writeData: FieldsWriter;
  /** How the answer to a fetch is read. */
  readonly answerFormOf: (fetch: FetchNode) => AnswerForm | undefined;
  /** How the answer to fetches that went out together is read. The same for the same ones. */
  readonly jointForm: (fetches: readonly FetchNode[]) => AnswerForm | undefined;
  /** How a fetch gets at the entities that it completes. */
  readonly accessOf: (fetch: FetchNode) => EntityAccess | undefined;
}

/** Writes the fields of an object, without its braces, out of excerpts; undefined when something of it is not there. */
export type FieldsWriter = (object: object) => string | undefined;

/** The plans of an engine's operations, by whoever decides on them: bounded, since each holds generated code. */
export type ExcerptPlans = LRUCache<object, ExcerptPlan>;

export type EntityFinder = (data: JsonObject) => JsonObject[];

export type EntityMerger = (target: JsonObject, source: JsonObject) => void;

export interface EntityAccess {
  readonly find: EntityFinder;
  /** Text of a representation before the inputs; behind them, a brace is missing. */
  readonly head: string;
  /** Undefined for an entity that lacks one. ASCII. */
  readonly writeInputs: FieldsWriter;
  readonly merge: EntityMerger;
}

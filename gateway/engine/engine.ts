import type { DocumentNode, GraphQLSchema } from 'graphql';
import type { ErrorCode } from '../../platform/errors.ts';
import type { Bilingual } from '../../platform/language.ts';
import type { AnswerBody } from './answer/answer-body.ts';
import type { CacheSizes, EngineObserver } from './engine-observer.ts';
import type { ErrorPolicy } from './error-policy.ts';
import type { HotOperation } from './hot-operation.ts';
import type { CallContext, CancelSignal, OperationKind, SubgraphClient } from './subgraph-client.ts';

/**
 * One supergraph, ready to answer. Immutable but for its caches: a request that started on an engine ends on it, a
 * reload makes the next one.
 */
export interface Engine {
  /** What clients may see: the supergraph without its inaccessible parts. */
  readonly schema: GraphQLSchema;
  readonly subgraphs: readonly SubgraphAddress[];
  /** Active override labels that no field of the supergraph has. */
  readonly unusedLabels: readonly string[];
  /** Never rejects for anything that a client or a subgraph can do. */
  execute(request: EngineRequest): Promise<EngineAnswer>;
  cacheSizes(): CacheSizes;
  /** What clients ask most, most of all first. */
  hottestOperations(count: number): readonly HotOperation[];
  /** Plans an operation before it is asked. Rejects with what the planner throws. */
  warm(operation: HotOperation): Promise<void>;
}

export interface EngineOptions extends EngineSettings {
  readonly supergraphSdl: string;
  /** Named `@override(label:)` labels that are switched on. Labels `percent(n)` need no configuration. */
  readonly activeLabels?: ReadonlySet<string>;
}

/** All about an engine but its supergraph. */
export interface EngineSettings {
  readonly client: SubgraphClient;
  /** Default: the table in `platform/errors.ts`. */
  readonly errorPolicy?: ErrorPolicy;
  /** Told of everything that was masked, once each; for the log. */
  readonly onIncident?: (incident: Incident) => void;
  /** Removes what this caller may not see, before planning. Must be pure. Default: removes nothing. */
  readonly filterOperation?: OperationFilter;
  /** Which documents are accepted at all. Default: all. */
  readonly documentPolicy?: DocumentPolicy;
  /** How dear an operation may be. Default: nothing is estimated. */
  readonly costPolicy?: CostPolicy;
  /** How many operation shapes stay planned. */
  readonly operationCacheSize?: number;
  readonly observer?: EngineObserver | undefined;
  /** Runs of an operation that are answered by values before excerpts are tried, see `excerpts/`; default 16. */
  readonly runsBeforeExcerpts?: number;
  /** Operations for which there is code to answer them in excerpts; default 300. */
  readonly maxExcerptPlans?: number;
}

export interface SubgraphAddress {
  readonly name: string;
  readonly url: string;
}

/** Applied once to each text, before it is validated: validation and planning can cost far more than reading. */
export interface DocumentPolicy {
  /** Words and signs, as a GraphQL lexer counts them; reading stops there. */
  readonly maxTokens: number;
  /** Looks at a document that parsed. Undefined: accepted. */
  readonly check: (document: DocumentNode, context: CallContext) => DocumentRefusal | undefined;
}

export interface DocumentRefusal {
  readonly code: ErrorCode;
  readonly message: Bilingual;
}

/** Applied to each request, before it is planned. */
export interface CostPolicy {
  readonly maxCost: number;
  /** Entries of a list about which the supergraph says nothing. */
  readonly assumedListSize: number;
}

/** Undefined: nothing is removed for this caller. */
export type OperationFilter = (document: DocumentNode, context: CallContext) => FilteredOperation | undefined;

export interface FilteredOperation {
  /** Equal for equal removals: part of the plan's cache key. */
  readonly key: string;
  /** The operation without what was removed; only computed for a plan that is not cached. */
  readonly document: () => DocumentNode;
}

export interface EngineRequest {
  readonly query: string;
  readonly operationName?: string | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  readonly context: CallContext;
  readonly signal?: CancelSignal | undefined;
  /** For HTTP GET: a mutation is then refused before anything is sent. */
  readonly queriesOnly?: boolean;
}

export interface EngineAnswer {
  /**
   * `executed`: the body has `data` (HTTP 200 for every media type).
   * `request-error`: refused before execution (HTTP 400 for `application/graphql-response+json`), no `data`.
   * `mutation-refused`: `queriesOnly` was asked and the operation is a mutation (HTTP 405).
   */
  readonly outcome: 'executed' | 'request-error' | 'mutation-refused';
  /** Unknown when the document did not parse. */
  readonly operationKind: OperationKind | undefined;
  readonly operationName: string | undefined;
  /** The operation as it was recognised, its literals taken out; unknown when it did not get that far. */
  readonly document?: DocumentNode | undefined;
  /** Codes of the errors in the body, one each; empty when there are none. */
  readonly errorCodes: readonly string[];
  /** Estimated before execution, where there is a cost policy and the request got that far. */
  readonly cost?: number | undefined;
  /** The GraphQL answer. */
  readonly body: AnswerBody;
}

/** Something a client must not read and an operator must. */
export interface Incident {
  readonly requestId: string | undefined;
  readonly service: string | undefined;
  /** What a failure kind, or `subgraph-error`, or `engine-fault`. */
  readonly kind: string;
  readonly detail: string;
}

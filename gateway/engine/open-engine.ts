import { LRUCache } from 'lru-cache';
import { ERRORS, type ErrorCode } from '../../platform/errors.ts';
import type { Bilingual } from '../../platform/language.ts';
import type { ServedSupergraph } from '../supergraph/serve-supergraph.ts';
import { writeRefusal } from './answer/write-body.ts';
import type { Engine, EngineAnswer, EngineRequest, EngineSettings } from './engine.ts';
import { tableErrorPolicy } from './error-policy.ts';
import type { ExecutionServices } from './execute/execution.ts';
import { judgeCost } from './cost/judge-cost.ts';
import type { OperationShape, PreparedText } from './operation/prepare-operation.ts';
import { IntrospectionCache } from './introspection-cache.ts';
import { OperationCache } from './operation-cache.ts';
import type { OperationPlanner } from './plan/operation-planner.ts';
import { PlanningRefusal } from './plan/planning-refusal.ts';
import { isRefusal, type Refusal, type RefusalError } from './operation/refusal.ts';
import { runVariant } from './run-variant.ts';

const DEFAULT_CACHE_SIZE = 1_000;
/** Those that come less often are not worth the milliseconds that it takes to generate the code. */
const DEFAULT_RUNS_BEFORE_EXCERPTS = 16;
/** Each takes some 170 kB, generated code included: 50 MB in all. */
const DEFAULT_EXCERPT_PLANS = 300;
const NO_VARIABLES = {};

/** Puts an engine on a supergraph and its planner. */
export function openEngine(
  supergraph: ServedSupergraph,
  planner: OperationPlanner,
  options: EngineSettings,
): Engine {
  const services: ExecutionServices = {
    client: options.client,
    errorPolicy: options.errorPolicy ?? tableErrorPolicy,
    onIncident: options.onIncident ?? (() => undefined),
    runsBeforeExcerpts: options.runsBeforeExcerpts ?? DEFAULT_RUNS_BEFORE_EXCERPTS,
    excerptPlans: new LRUCache({ max: options.maxExcerptPlans ?? DEFAULT_EXCERPT_PLANS }),
    observer: options.observer,
  };
  const maxShapes = options.operationCacheSize ?? DEFAULT_CACHE_SIZE;
  const operations = new OperationCache(supergraph, planner, {
    maxShapes,
    documentPolicy: options.documentPolicy,
    costPolicy: options.costPolicy,
    observer: options.observer,
  });
  const introspections = new IntrospectionCache(planner, maxShapes);
  const parts = { services, supergraph, operations, introspections, options };
  return {
    schema: supergraph.apiSchema,
    subgraphs: supergraph.subgraphs,
    unusedLabels: supergraph.labels.unused,
    execute: (request) => executeRequest(parts, request),
    cacheSizes: () => ({ ...operations.sizes, introspections: introspections.size }),
    hottestOperations: (count) => operations.hottest(count),
    warm: (operation) => operations.warm(operation),
  };
}

interface EngineParts {
  readonly services: ExecutionServices;
  readonly supergraph: ServedSupergraph;
  readonly operations: OperationCache;
  readonly introspections: IntrospectionCache;
  readonly options: EngineSettings;
}

/**
 * The pipeline: read and validate · method · variables · cost · rights · plan and compile · run.
 * What is known takes no detour over a promise.
 */
function executeRequest(engine: EngineParts, request: EngineRequest): Promise<EngineAnswer> {
  const prepared = engine.operations.prepare(request);
  return prepared instanceof Promise
    ? executeNew(engine, prepared, request)
    : executePrepared(engine, prepared, request);
}

async function executeNew(
  engine: EngineParts,
  preparing: Promise<PreparedText | Refusal>,
  request: EngineRequest,
): Promise<EngineAnswer> {
  try {
    const prepared = await preparing;
    return await executePrepared(engine, prepared, request);
  } catch (fault) {
    return notExecuted(engine, request, fault);
  }
}

async function executePrepared(
  engine: EngineParts,
  prepared: PreparedText | Refusal,
  request: EngineRequest,
): Promise<EngineAnswer> {
  if (isRefusal(prepared)) return refused(request, prepared.errors);
  const { shape, values } = prepared;
  if (request.queriesOnly && shape.kind === 'mutation') return mutationRefused(request, shape);
  const raw = request.variables ?? NO_VARIABLES;
  const checked = shape.checkVariables(raw, request.query);
  if (isRefusal(checked)) return refused(request, checked.errors, shape);
  const variables: RunVariables = { sent: { ...raw, ...values }, coerced: { ...checked.coerced, ...values } };
  return executeAffordable(engine, shape, variables, request);
}

async function executeAffordable(
  engine: EngineParts,
  shape: OperationShape,
  variables: RunVariables,
  request: EngineRequest,
): Promise<EngineAnswer> {
  const estimate = shape.estimateCost?.(variables.coerced);
  if (!estimate) return executeShape(engine, shape, variables, request);
  const tooDear = judgeCost(estimate, engine.options.costPolicy);
  const answer = tooDear
    ? refused(request, tooDear.errors, shape)
    : await executeShape(engine, shape, variables, request);
  return { ...answer, cost: estimate.cost };
}

async function executeShape(
  engine: EngineParts,
  shape: OperationShape,
  variables: RunVariables,
  request: EngineRequest,
): Promise<EngineAnswer> {
  const { services, supergraph, operations, options } = engine;
  try {
    const filtered = options.filterOperation?.(shape.plannable.document, request.context);
    const labels = supergraph.labels.conditionsFor(request.context.callerKey);
    const { context, signal } = request;
    const { sent, coerced } = variables;
    const found = operations.variant(shape, { context, labels, filtered, coerced, signal });
    const variant = found instanceof Promise ? await found : found;
    const { introspection } = variant;
    const asked = { variables: coerced, context, signal };
    const introspected = introspection && (await engine.introspections.ask(introspection, asked));
    const written = await runVariant(services, variant, { sent, introspected }, request);
    return {
      outcome: 'executed',
      operationKind: shape.kind,
      operationName: shape.name,
      document: shape.document,
      ...written,
    };
  } catch (fault) {
    return notExecuted(engine, request, fault, shape);
  }
}

/** Values of the variables: as they go to subgraphs, and coerced for what the gateway itself evaluates. */
interface RunVariables {
  readonly sent: Readonly<Record<string, unknown>>;
  readonly coerced: Readonly<Record<string, unknown>>;
}

function refused(
  request: EngineRequest,
  errors: readonly RefusalError[],
  shape?: OperationShape,
): EngineAnswer {
  return {
    outcome: 'request-error',
    operationKind: shape?.kind,
    operationName: shape?.name,
    document: shape?.document,
    errorCodes: errors.map((error) => error.extensions.code),
    body: writeRefusal(errors, request.context),
  };
}

function mutationRefused(request: EngineRequest, shape: OperationShape): EngineAnswer {
  const errors = [
    tableError('METHOD_NOT_ALLOWED', {
      vi: 'Mutation phải được gửi bằng POST.',
      en: 'A mutation must be sent by POST.',
    }),
  ];
  return { ...refused(request, errors, shape), outcome: 'mutation-refused' };
}

/** Planning was refused, the planner does not want the operation, or the engine has a fault. */
function notExecuted(
  { services }: EngineParts,
  request: EngineRequest,
  fault: unknown,
  shape?: OperationShape,
): EngineAnswer {
  if (fault instanceof PlanningRefusal) {
    const { code, texts, retryAfterSeconds } = fault;
    return refused(request, [tableError(code, texts, retryAfterSeconds)], shape);
  }
  // The client learns that, the log learns why.
  const { requestId } = request.context;
  const detail = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
  services.onIncident({ requestId, service: undefined, kind: 'engine-fault', detail });
  const errors = [
    tableError('INTERNAL_SERVER_ERROR', {
      vi: 'Không thực hiện được thao tác.',
      en: 'The operation could not be executed.',
    }),
  ];
  return {
    ...refused(request, errors, shape),
    outcome: 'executed',
    body: `${writeRefusal(errors, request.context).slice(0, -1)},"data":null}`,
  };
}

function tableError(code: ErrorCode, message: Bilingual, retryAfterSeconds?: number): RefusalError {
  const { nextStep } = ERRORS[code];
  return {
    message,
    extensions: { code, nextStep, ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) },
  };
}

import { ERRORS, type ErrorCode } from '../../platform/errors.ts';
import { runAtOnce, type Slices } from '../../platform/slices.ts';
import { writeRefusal } from './answer/write-body.ts';
import type { Engine, EngineAnswer, EngineOptions, EngineRequest } from './engine.ts';
import { tableErrorPolicy } from './error-policy.ts';
import type { ExecutionServices } from './execute/execution.ts';
import { judgeCost } from './cost/judge-cost.ts';
import { createGeneration, type Generation } from './generation.ts';
import type { OperationShape } from './operation/prepare-operation.ts';
import { isRefusal, type RefusalError } from './operation/refusal.ts';
import { type RunVariables, runVariant } from './run-variant.ts';

const DEFAULT_CACHE_SIZE = 1_000;
const NO_VARIABLES = {};

/** Builds an engine for one supergraph. Throws `InvalidSupergraphError` when it cannot be served. */
export function createEngine(options: EngineOptions): Engine {
  return runAtOnce(createEngineInSlices(options));
}

/** The same in parts, for a process that serves meanwhile. */
export function* createEngineInSlices(options: EngineOptions): Slices<Engine> {
  const services: ExecutionServices = {
    client: options.client,
    errorPolicy: options.errorPolicy ?? tableErrorPolicy,
    onIncident: options.onIncident ?? (() => undefined),
  };
  const generation = yield* createGeneration(options.supergraphSdl, {
    activeLabels: options.activeLabels ?? new Set(),
    maxShapes: options.operationCacheSize ?? DEFAULT_CACHE_SIZE,
    documentPolicy: options.documentPolicy,
    costPolicy: options.costPolicy,
    observer: options.observer,
  });
  return {
    schema: generation.supergraph.apiSchema,
    subgraphs: generation.supergraph.subgraphs,
    unusedLabels: generation.supergraph.labels.unused,
    execute: (request) => executeRequest({ services, generation, options }, request),
    cacheSizes: () => generation.operations.sizes,
    hottestOperations: (count) => generation.operations.hottest(count),
    warm: (operation) => generation.operations.warm(operation),
  };
}

interface EngineParts {
  readonly services: ExecutionServices;
  readonly generation: Generation;
  readonly options: EngineOptions;
}

/** The pipeline: read and validate · method · variables · cost · rights · plan and compile · run. */
async function executeRequest(engine: EngineParts, request: EngineRequest): Promise<EngineAnswer> {
  const prepared = engine.generation.operations.prepare(request);
  if (isRefusal(prepared)) return refused(request, prepared.errors);
  const { shape, values } = prepared;
  if (request.queriesOnly && shape.kind === 'mutation') return mutationRefused(request, shape);
  const raw = request.variables ?? NO_VARIABLES;
  const checked = shape.checkVariables(raw);
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
  { services, generation, options }: EngineParts,
  shape: OperationShape,
  variables: RunVariables,
  request: EngineRequest,
): Promise<EngineAnswer> {
  try {
    const filtered = options.filterOperation?.(shape.plannable.document, request.context);
    const labels = generation.supergraph.labels.conditionsFor(request.context.callerKey);
    const { context } = request;
    const { coerced } = variables;
    const variant = generation.operations.variant(shape, { context, labels, filtered, coerced });
    const written = await runVariant(services, variant, variables, request);
    return {
      outcome: 'executed',
      operationKind: shape.kind,
      operationName: shape.name,
      document: shape.document,
      ...written,
    };
  } catch (fault) {
    return faulty(services, shape, request, fault);
  }
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
    body: writeRefusal(errors, request.context.requestId),
  };
}

function mutationRefused(request: EngineRequest, shape: OperationShape): EngineAnswer {
  const errors = [tableError('METHOD_NOT_ALLOWED', 'A mutation must be sent by POST.')];
  return { ...refused(request, errors, shape), outcome: 'mutation-refused' };
}

/** The planner refused the operation, or the engine has a fault: the client learns that, the log learns why. */
function faulty(
  services: ExecutionServices,
  shape: OperationShape,
  request: EngineRequest,
  fault: unknown,
): EngineAnswer {
  const { requestId } = request.context;
  const detail = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
  services.onIncident({ requestId, service: undefined, kind: 'engine-fault', detail });
  const errors = [tableError('INTERNAL_SERVER_ERROR', 'The operation could not be executed.')];
  return {
    ...refused(request, errors, shape),
    outcome: 'executed',
    body: `${writeRefusal(errors, requestId).slice(0, -1)},"data":null}`,
  };
}

function tableError(code: ErrorCode, message: string): RefusalError {
  return { message, extensions: { code, nextStep: ERRORS[code].nextStep } };
}

import { runAtOnce, runInSlices, type Slices } from '../../platform/slices.ts';
import type { AnswerBody } from './answer/answer-body.ts';
import { DataWriter } from './answer/data-writer.ts';
import { locateErrors } from './answer/locate-errors.ts';
import { placeOfError } from './answer/place-of-error.ts';
import { writeBody, writeExcerpts } from './answer/write-body.ts';
import type { Variant } from './compile/compile-variant.ts';
import { findMissingLeaves } from './answer/missing-leaves.ts';
import type { EngineRequest } from './engine.ts';
import type { ExcerptPlan } from './excerpts/excerpt-plan.ts';
import type { ErrorLog } from './execute/error-log.ts';
import { readOwn, writeOwn } from './execute/own.ts';
import { Execution, type ExecutionServices, ANSWERED_IN_PARTS_BYTES } from './execute/execution.ts';
import { type RefusalError, refuseAsFound } from './operation/refusal.ts';
import type { Introspected } from './plan/operation-planner.ts';
import type { JsonObject } from './subgraph-client.ts';

type Values = Readonly<Record<string, unknown>>;

/** What a run depends on beside what the subgraphs say. */
export interface RunInputs {
  /** Values of the variables, as they go to subgraphs. */
  readonly sent: Values;
  /** What the schema answers, when it is asked. */
  readonly introspected: Introspected | undefined;
}

/** An answer and the codes of the errors in it. */
export interface WrittenAnswer {
  readonly body: AnswerBody;
  readonly errorCodes: readonly string[];
}

/** Runs a compiled operation to its answer. Rejects only for a fault of the engine. */
export function runVariant(
  services: ExecutionServices,
  variant: Variant,
  { sent, introspected }: RunInputs,
  request: EngineRequest,
): Promise<WrittenAnswer> {
  const run = new Execution(services, sent, request.context, request.signal);
  if (introspected && variant.introspection?.isAll)
    return Promise.resolve(answerOfSchema(run, introspected, request));
  if (variant.isUnresolvable) return Promise.resolve(unresolvable(run));
  const excerpts = excerptsFor(run, variant);
  if (excerpts) run.beginInExcerpts(excerpts);
  return new Promise((resolve, reject) => {
    const finish = (): void => {
      try {
        resolve(answerInExcerpts(run) ?? answer(variant, run, { request, introspected }));
        noteRun(run, variant, excerpts !== undefined);
      } catch (fault) {
        reject(fault);
      }
    };
    if (variant.step) variant.step(run, finish);
    else finish();
  });
}

function excerptsFor(run: Execution, { excerpts }: Variant): ExcerptPlan | undefined {
  try {
    return excerpts.next(run.services.excerptPlans, run.services.runsBeforeExcerpts);
  } catch (fault) {
    run.report(undefined, 'engine-fault', fault);
    return undefined;
  }
}

/** Undefined when the data are values, or have to be from here on. */
function answerInExcerpts(run: Execution): WrittenAnswer | undefined {
  const fields = run.errors.isEmpty ? writeData(run) : undefined;
  if (fields === undefined) run.leaveExcerpts();
  return fields === undefined ? undefined : { body: writeExcerpts(fields), errorCodes: [] };
}

function writeData(run: Execution): string | undefined {
  try {
    return run.excerpts?.writeData(run.data);
  } catch (fault) {
    run.report(undefined, 'engine-fault', fault);
    return undefined;
  }
}

/** Whoever hung up says nothing about the answers. */
function noteRun(run: Execution, { excerpts }: Variant, beganInExcerpts: boolean): void {
  if (run.signal?.aborted) return;
  const isGivenUp = beganInExcerpts && run.excerpts === undefined;
  if (beganInExcerpts) excerpts.note(isGivenUp);
  const inExcerpts = isGivenUp ? 'given-up' : 'excerpts';
  run.services.observer?.operationRun(run.context, beganInExcerpts ? inExcerpts : 'values');
}

interface Asked {
  readonly request: EngineRequest;
  readonly introspected: Introspected | undefined;
}

function answer(
  variant: Variant,
  run: Execution,
  { request, introspected }: Asked,
): WrittenAnswer | Promise<WrittenAnswer> {
  if (!run.errors.isEmpty) {
    run.errors.spread(findMissingLeaves(variant.compilation, run.data, run.errors.all));
    run.errors.relocate(
      (path, isReported) => placeOfError(variant.compilation, run.data, path, isReported),
      variant.compilation.aliases.clientName,
    );
  }
  if (introspected) addSchema(variant, run, introspected);
  const slices = answerInSlices(variant, run, request);
  return run.receivedBytes >= ANSWERED_IN_PARTS_BYTES ? runInSlices(slices) : runAtOnce(slices);
}

/** Everything that can be wrong is found before the first byte is sent. */
function* answerInSlices(variant: Variant, run: Execution, request: EngineRequest): Slices<WrittenAnswer> {
  const writer = new DataWriter(run);
  const data = yield* writer.write(variant.rootFields(), run.data);
  locateErrors(run.errors, request);
  return written(run, writeBody(data, run.errors, run.context));
}

/** Beside data: under the keys that it has there. */
function addSchema({ introspection }: Variant, run: Execution, { data, errors }: Introspected): void {
  const schema = (JSON.parse(data) ?? {}) as JsonObject;
  for (const { responseName, key } of introspection?.fields ?? [])
    writeOwn(run.data, key, readOwn(schema, responseName));
  for (const error of errors) run.errors.add(...asLogged(error));
}

function answerOfSchema(
  run: Execution,
  { data, errors }: Introspected,
  request: EngineRequest,
): WrittenAnswer {
  for (const error of errors) run.errors.add(...asLogged(error));
  locateErrors(run.errors, request);
  return written(run, writeBody({ pieces: [], text: data }, run.errors, run.context));
}

/** Nothing but a value of the caller's can be wrong. */
function asLogged({ message, path }: Introspected['errors'][number]): Parameters<ErrorLog['add']> {
  const [error] = refuseAsFound('BAD_USER_INPUT', [{ message, locations: undefined }]).errors;
  return [error as RefusalError, path];
}

function unresolvable(run: Execution): WrittenAnswer {
  run.errors.add(
    run.services.errorPolicy.incomplete('unresolvable', { vi: 'thao tác này', en: 'the operation' }),
    undefined,
  );
  return written(run, writeBody({ pieces: [], text: 'null' }, run.errors, run.context));
}

function written(run: Execution, body: AnswerBody): WrittenAnswer {
  return { body, errorCodes: run.errors.all.map((error) => error.extensions.code) };
}

import type { FetchShape } from '../compile/fetch-shape.ts';
import type { ResponsePath } from '../operation/response-tree.ts';
import type { JsonObject, SubgraphError, SubgraphFailure } from '../subgraph-client.ts';
import { MAX_ERRORS } from './error-log.ts';
import type { Execution } from './execution.ts';
import { readOwn } from './own.ts';

/** Something that a fetch was to fill, and what it got. */
export interface Target {
  readonly path: ResponsePath;
  readonly typeName: string | undefined;
  /** Undefined when nothing came. */
  readonly received: JsonObject | undefined;
}

export interface FetchTrouble {
  readonly run: Execution;
  readonly service: string;
  readonly shape: FetchShape;
  /** Everything the fetch was to fill. A function: only needed when there is trouble, and dear. */
  readonly targets: () => readonly Target[];
  /** Where an error of the subgraph belongs; undefined when its path says nothing. */
  readonly locate: (path: ResponsePath) => readonly ResponsePath[] | undefined;
}

/** A fetch without a usable answer: an error at every field it would have filled. */
export function reportFailure(trouble: FetchTrouble, failure: SubgraphFailure): void {
  const { run, service } = trouble;
  run.leaveExcerpts();
  run.report(service, failure.failure, failure.detail);
  const face = run.services.errorPolicy.unavailable(service, failure);
  for (const target of trouble.targets()) {
    if (run.errors.isFullOf(service)) return;
    for (const path of placesToFill(trouble.shape, target)) run.errors.add(face, path);
  }
}

/** Every place that a fetch fills in an object of which nothing came. */
export function placesToFill(shape: FetchShape, { path, typeName }: Target): readonly ResponsePath[] {
  const { visible, hidden } = shape.fieldsOn(typeName);
  const fields = [...visible, ...hidden];
  // Without any, it was to bring the object's type.
  return fields.length > 0 ? fields.map((field) => [...path, field]) : [path];
}

/** The errors a subgraph has written: each at its place, or, without a usable path, at every field left empty. */
export function reportErrors(trouble: FetchTrouble, errors: readonly SubgraphError[]): void {
  const { run, service } = trouble;
  for (const error of errors.slice(0, MAX_ERRORS)) {
    const face = run.services.errorPolicy.reported(service, error);
    if (face.message.vi !== error.message) run.report(service, 'subgraph-error', describe(error));
    const places = isPath(error.path) ? trouble.locate(error.path) : undefined;
    for (const path of places ?? emptyFields(trouble)) {
      if (run.errors.isFullOf(service)) return;
      run.errors.add(face, path);
    }
  }
  const [further] = errors.slice(MAX_ERRORS);
  // Without a place, it stands for all that were not looked at.
  if (further) run.errors.add(run.services.errorPolicy.reported(service, further), undefined);
}

function emptyFields(trouble: FetchTrouble): readonly (ResponsePath | undefined)[] {
  const empty = trouble.targets().flatMap((target) =>
    trouble.shape
      .fieldsOn(target.typeName)
      .visible.filter(
        (field) => (target.received ? (readOwn(target.received, field) ?? null) : null) === null,
      )
      .map((field) => [...target.path, field]),
  );
  return empty.length > 0 ? empty : [undefined];
}

function isPath(path: unknown): path is (string | number)[] {
  return (
    Array.isArray(path) &&
    path.length > 0 &&
    path.every((step) => typeof step === 'string' || Number.isInteger(step))
  );
}

function describe(error: SubgraphError): string {
  return JSON.stringify({ message: error.message, path: error.path, extensions: error.extensions });
}

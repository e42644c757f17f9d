import type { ErrorFace } from '../error-policy.ts';
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
  /** As it came; undefined when none did. */
  readonly data: unknown;
  /** Everything the fetch was to fill. A function: only needed when there is trouble, and dear. */
  readonly targets: () => readonly Target[];
  /** Where an error of the subgraph belongs; nowhere when its path says nothing. */
  readonly locate: (path: ResponsePath) => readonly ResponsePath[];
  /** The plan's path to all of it. */
  readonly at: readonly string[];
}

/** A fetch without a usable answer: an error at every field it would have filled. */
export function reportFailure(trouble: FetchTrouble, failure: SubgraphFailure): void {
  const { run, service } = trouble;
  run.leaveExcerpts();
  run.report(service, failure.failure, failure.detail);
  const face = run.services.errorPolicy.unavailable(service, failure);
  for (const target of trouble.targets()) {
    const { visible, hidden } = filledFields(trouble.shape, target);
    for (const path of visible) run.errors.add(face, path);
    // A client is told of them where it is told of the fields that need them.
    if (run.errors.isFullOf(service)) for (const path of hidden) run.errors.addFurther(face, path, 0);
    else for (const path of hidden) run.errors.add(face, path);
  }
}

/** Every place that a fetch fills in an object of which nothing came. */
export function placesToFill(shape: FetchShape, target: Target): readonly ResponsePath[] {
  const { visible, hidden } = filledFields(shape, target);
  return [...visible, ...hidden];
}

/** The same: what the client has asked for, and what only other fetches read. */
function filledFields(
  shape: FetchShape,
  { path, typeName }: Target,
): Record<'visible' | 'hidden', ResponsePath[]> {
  const { visible, hidden } = shape.fieldsOn(typeName);
  const at = (field: string): ResponsePath => [...path, field];
  // Without any, it was to bring the object's type.
  if (visible.length + hidden.length === 0) return { visible: [path], hidden: [] };
  return { visible: visible.map(at), hidden: hidden.map(at) };
}

/**
 * The errors a subgraph has written: each at its place, or, without a usable path, at every field left empty. Those
 * beyond `MAX_ERRORS` are counted and not looked at.
 * @param missing response names of which the data say nothing: no errors, no answer to them
 */
export function reportErrors(
  trouble: FetchTrouble,
  errors: readonly SubgraphError[],
  missing: readonly string[] = [],
): void {
  const { run, service } = trouble;
  for (const error of errors.slice(0, MAX_ERRORS)) reportError(trouble, error);
  if (errors.length > MAX_ERRORS) countFurther(trouble, errors.slice(MAX_ERRORS));
  const face = run.services.errorPolicy.unavailable(service, INCOMPLETE);
  for (const place of missing.flatMap((name) => trouble.locate([name])))
    if (!run.errors.explains(place)) run.errors.add(face, place);
}

function reportError(trouble: FetchTrouble, error: SubgraphError): void {
  const { run, service } = trouble;
  const face = run.services.errorPolicy.reported(service, error);
  if (isMasked(error, face)) run.report(service, 'subgraph-error', describe(error));
  const places = isPath(error.path) ? trouble.locate(error.path) : [];
  const behind = isPath(error.path) ? stepsBehindNull(trouble.data, error.path) : 0;
  for (const path of places) run.errors.add(face, path, { reported: 1, lostDepth: path.length - behind });
  if (places.length === 0) for (const path of emptyFields(trouble)) run.errors.add(face, path);
}

function countFurther({ run, service, at }: FetchTrouble, errors: readonly SubgraphError[]): void {
  const [first = {}] = errors;
  run.report(service, 'subgraph-error', `${errors.length} more, the first: ${describe(first)}`);
  run.errors.addFurther(run.services.errorPolicy.reported(service, first), at, errors.length);
}

/** What neither data nor errors speak of is no null. */
export const INCOMPLETE: SubgraphFailure = {
  kind: 'failure',
  failure: 'bad-answer',
  detail: 'data lacks what was asked for',
};

/** How many steps of a path lead on from where the data are null. */
function stepsBehindNull(data: unknown, path: ResponsePath): number {
  let value = data;
  for (const [depth, step] of path.entries()) {
    if (typeof value !== 'object' || value === null) return path.length - depth;
    value = readOwn(value as JsonObject, String(step));
  }
  return 0;
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

function isMasked({ message }: SubgraphError, face: ErrorFace): boolean {
  return message !== face.message.vi && message !== face.message.en;
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

import type { GraphQLSchema } from 'graphql';
import type { ErrorFace } from '../error-policy.ts';
import { forEachAt } from '../execute/apply-rewrites.ts';
import type { Execution } from '../execute/execution.ts';
import type { EntityPlace } from '../execute/find-entities.ts';
import { readOwn } from '../execute/own.ts';
import type { ResponsePath } from '../operation/response-tree.ts';
import type { KeyRenamer } from '../plan/plan.ts';

/** What an entity's arguments take from the objects above it. */
export interface ContextValues {
  /** By the names of the plan's variables. */
  readonly values: Readonly<Record<string, unknown>>;
  /** The variables without a value because something failed, with what failed. */
  readonly lost: ReadonlyMap<string, ErrorFace>;
}

export function contextValues(
  schema: GraphQLSchema,
  rewrites: readonly KeyRenamer[],
  place: EntityPlace,
  run: Execution,
): ContextValues {
  const values: Record<string, unknown> = {};
  const lost = new Map<string, ErrorFace>();
  for (const { path, renameKeyTo } of rewrites) {
    const up = path.findIndex((step) => step !== '..');
    const start = up === 0 ? place.entity : place.parents[up - 1];
    const field = path.at(-1) ?? '';
    forEachAt(schema, path.slice(up, -1), start, (object) => {
      const value = readOwn(object, field);
      if (value !== undefined) values[renameKeyTo] = value;
      const names = path.slice(up).filter((step) => !step.startsWith('... on '));
      const cause =
        value === undefined ? run.errors.causeAt([...pathOfParent(place.path, up), ...names]) : undefined;
      if (cause) lost.set(renameKeyTo, cause);
    });
  }
  for (const name of Object.keys(values)) lost.delete(name);
  return { values, lost };
}

/** Of the object so many steps up; a list is no step. */
function pathOfParent(path: ResponsePath, up: number): ResponsePath {
  const steps = path.flatMap((step, index) => (typeof step === 'string' ? [index] : []));
  return up === 0 ? path : path.slice(0, steps.at(-up));
}

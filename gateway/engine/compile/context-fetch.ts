import type { GraphQLSchema } from 'graphql';
import { forEachAt } from '../execute/apply-rewrites.ts';
import { type Execution, runInParallel, type Step } from '../execute/execution.ts';
import { type EntityPlace, findPlaces } from '../execute/find-entities.ts';
import { readOwn } from '../execute/own.ts';
import type { FetchNode, KeyRenamer } from '../plan/plan.ts';
import type { Compilation } from './compilation.ts';
import { batchEntities } from './entity-batch.ts';
import { compileEntityReceiver } from './entity-fetch.ts';
import { compileRepresentation } from './representation.ts';
import { compileRequestBody } from './request-body.ts';

type ContextValues = Readonly<Record<string, unknown>>;

interface ContextGroup {
  readonly values: ContextValues;
  readonly places: EntityPlace[];
}

/**
 * Compiles an entity fetch with arguments from a context (`@fromContext`). A variable has one value per request, so
 * entities under parents with different values go in requests of their own, at the same time.
 */
export function compileContextFetch(compilation: Compilation, fetch: FetchNode): Step {
  const { subgraph, operationKind, path } = fetch;
  const writeBody = compileRequestBody(fetch, compilation.variableSources);
  const writeRepresentation = compileRepresentation(compilation, fetch);
  const receive = compileEntityReceiver(compilation, fetch, true);

  const fetchGroup = (run: Execution, group: ContextGroup, done: () => void): void => {
    const entities = group.places.map((place) => place.entity);
    const batch = batchEntities(entities, writeRepresentation, undefined);
    if (batch.size === 0) return done();
    const body = writeBody(run.variables, batch.text, group.values);
    run.send({ subgraph, operationKind, body }, (outcome) => receive(run, batch, outcome), done);
  };

  return (run, done) => {
    const groups = groupByContext(compilation.fullSchema, fetch.contextRewrites, findPlaces(run.data, path));
    const steps = groups.map(
      (group): Step =>
        (_run, sent) =>
          fetchGroup(run, group, sent),
    );
    runInParallel(steps, run, done);
  };
}

function groupByContext(
  schema: GraphQLSchema,
  rewrites: readonly KeyRenamer[],
  places: readonly EntityPlace[],
): readonly ContextGroup[] {
  const groups = new Map<string, ContextGroup>();
  for (const place of places) {
    const values = contextValues(schema, rewrites, place);
    const key = JSON.stringify(values);
    const group = groups.get(key) ?? { values, places: [] };
    group.places.push(place);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function contextValues(
  schema: GraphQLSchema,
  rewrites: readonly KeyRenamer[],
  place: EntityPlace,
): ContextValues {
  const values: Record<string, unknown> = {};
  for (const { path, renameKeyTo } of rewrites) {
    const up = path.findIndex((step) => step !== '..');
    const start = up === 0 ? place.entity : place.parents[up - 1];
    const field = path.at(-1) ?? '';
    forEachAt(schema, path.slice(up, -1), start, (object) => {
      const value = readOwn(object, field);
      if (value !== undefined) values[renameKeyTo] = value;
    });
  }
  return values;
}

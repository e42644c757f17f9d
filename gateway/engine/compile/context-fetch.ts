import type { GraphQLSchema } from 'graphql';
import { forEachAt } from '../execute/apply-rewrites.ts';
import { type Execution, runInParallel, type Step } from '../execute/execution.ts';
import { type EntityPlace, findEntities, findPlaces } from '../execute/find-entities.ts';
import { readOwn } from '../execute/own.ts';
import type { FetchNode, KeyRenamer } from '../plan/plan.ts';
import type { Compilation } from './compilation.ts';
import { batchEntities } from './entity-batch.ts';
import { compileEntityReceiver } from './entity-fetch.ts';
import type { EntitySender } from './partial-fetch.ts';
import { compileRepresentation } from './representation.ts';
import { compileRequestBody, representationsText } from './request-body.ts';
import { compileRoutedFetch } from './routed-fetch.ts';

type ContextValues = Readonly<Record<string, unknown>>;

interface ContextGroup {
  readonly values: ContextValues;
  readonly places: EntityPlace[];
}

/** Compiles an entity fetch with arguments from a context (`@fromContext`). */
export function compileContextFetch(compilation: Compilation, fetch: FetchNode): Step {
  const routed = compileRoutedFetch(compilation, fetch, compileContextSender);
  if (routed) return routed;
  const send = compileContextSender(compilation, fetch);
  return (run, done) => send(run, findEntities(run.data, fetch.path), done);
}

/**
 * Compiles the sending of given entities. A variable has one value per request, so entities under parents with
 * different values go in requests of their own, at the same time.
 */
function compileContextSender(compilation: Compilation, fetch: FetchNode): EntitySender {
  const { subgraph, operationKind, path } = fetch;
  const writeBody = compileRequestBody(fetch, compilation.variableSources);
  const writeRepresentation = compileRepresentation(compilation, fetch);
  const receive = compileEntityReceiver(compilation, fetch, true);

  const fetchGroup = (run: Execution, group: ContextGroup, done: () => void): void => {
    const entities = group.places.map((place) => place.entity);
    const batch = batchEntities(entities, writeRepresentation, undefined);
    if (batch.size === 0) return done();
    const body = writeBody(run.variables, representationsText(batch.text), group.values);
    run.send({ subgraph, operationKind, body }, (outcome) => receive(run, batch, outcome), done);
  };

  return (run, entities, done) => {
    const wanted = new Set(entities);
    const places = findPlaces(run.data, path).filter(({ entity }) => wanted.has(entity));
    const groups = groupByContext(compilation.fullSchema, fetch.contextRewrites, places);
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

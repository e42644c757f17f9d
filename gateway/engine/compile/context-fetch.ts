import { type Execution, runInParallel, type Step } from '../execute/execution.ts';
import { type EntityPlace, findEntities, findPlaces } from '../execute/find-entities.ts';
import { readOwn } from '../execute/own.ts';
import type { FetchNode } from '../plan/plan.ts';
import { withoutVariables } from '../plan/without-variables.ts';
import type { Compilation } from './compilation.ts';
import { type ContextValues, contextValues } from './context-values.ts';
import { batchEntities } from './entity-batch.ts';
import { compileEntityReceiver, compileEntitySender } from './entity-fetch.ts';
import { fetchShape } from './fetch-shape.ts';
import type { EntitySender } from './partial-fetch.ts';
import { compileRepresentation } from './representation.ts';
import { compileRequestBody, representationsText } from './request-body.ts';
import { compileRoutedFetch } from './routed-fetch.ts';

interface ContextGroup extends ContextValues {
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
  const fetchRest = compileRestSender(compilation, fetch);

  const fetchGroup = (run: Execution, group: ContextGroup, done: () => void): void => {
    if (group.lost.size > 0) return fetchRest(run, group, done);
    const entities = group.places.map((place) => place.entity);
    const batch = batchEntities(entities, writeRepresentation, undefined);
    if (batch.size === 0) return done();
    const body = writeBody(run.variables, representationsText(batch.text), group.values);
    run.send({ subgraph, operationKind, body }, (outcome) => receive(run, batch, outcome), done);
  };

  return (run, entities, done) => {
    const wanted = new Set(entities);
    const places = findPlaces(run.data, path).filter(({ entity }) => wanted.has(entity));
    const steps = groupByContext(compilation, fetch, run, places).map(
      (group): Step =>
        (_run, sent) =>
          fetchGroup(run, group, sent),
    );
    runInParallel(steps, run, done);
  };
}

function groupByContext(
  { fullSchema }: Compilation,
  { contextRewrites }: FetchNode,
  run: Execution,
  places: readonly EntityPlace[],
): readonly ContextGroup[] {
  const groups = new Map<string, ContextGroup>();
  for (const place of places) {
    const { values, lost } = contextValues(fullSchema, contextRewrites, place, run);
    const key = JSON.stringify([values, [...lost.keys()]]);
    const group = groups.get(key) ?? { values, lost, places: [] };
    group.places.push(place);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** Compiles what is done without a value that failed: its fields are not asked for, since null would change them. */
function compileRestSender(
  compilation: Compilation,
  fetch: FetchNode,
): (run: Execution, group: ContextGroup, done: () => void) => void {
  const whole = fetchShape(compilation, fetch);
  return (run, { lost, places }, done) => {
    const rest = withoutVariables(fetch, new Set(lost.keys()));
    const kept = rest && fetchShape(compilation, rest);
    const [cause] = lost.values();
    for (const { entity, path } of places) {
      const typeName = String(readOwn(entity, '__typename'));
      const asked = new Set(kept?.fieldsOn(typeName).visible);
      const missing = whole.fieldsOn(typeName).visible.filter((name) => !asked.has(name));
      if (cause) for (const name of missing) run.errors.add(cause, [...path, name]);
    }
    if (!rest) return done();
    const isContextual = rest.contextRewrites.length > 0;
    const send = (isContextual ? compileContextSender : compileEntitySender)(compilation, rest);
    send(
      run,
      places.map(({ entity }) => entity),
      done,
    );
  };
}

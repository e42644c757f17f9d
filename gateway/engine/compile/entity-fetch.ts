import { applyRewrites } from '../execute/apply-rewrites.ts';
import { cloneJson } from '../execute/clone-json.ts';
import { type Execution, runInParallel, type Step } from '../execute/execution.ts';
import { type EntityPlace, findEntities, findPlaces } from '../execute/find-entities.ts';
import { mergeInto } from '../execute/merge.ts';
import { isJsonObject, readOwn } from '../execute/own.ts';
import {
  type FetchTrouble,
  placesToFill,
  reportErrors,
  reportFailure,
  type Target,
} from '../execute/report-fetch-errors.ts';
import { batchExcerpts } from '../excerpts/batch-excerpts.ts';
import { fetchesIn } from '../plan/map-fetches.ts';
import type { FetchNode } from '../plan/plan.ts';
import type { JsonObject, SubgraphFailure, SubgraphOutcome } from '../subgraph-client.ts';
import { isUsable, unusable } from './check-answer.ts';
import type { Compilation } from './compilation.ts';
import { batchEntities, type EntityBatch } from './entity-batch.ts';
import { fetchShape } from './fetch-shape.ts';
import type { Seat } from './joint-fetch.ts';
import { compileBrokenInputs } from './missing-inputs.ts';
import { mergeRules } from './merge-rules.ts';
import { compilePartialSender, type EntitySender } from './partial-fetch.ts';
import { compileRepresentation, type RepresentationWriter, singleKeyOf } from './representation.ts';
import { compileRequestBody, representationsText } from './request-body.ts';
import { compileRoutedFetch, isBelowBranches } from './routed-fetch.ts';

/**
 * Compiles a fetch that completes entities: collects them at its path, sends each once, merges what comes back.
 * @param seat where it meets the fetches that it can go out with
 */
export function compileEntityFetch(compilation: Compilation, fetch: FetchNode, seat?: Seat): Step {
  const routed = compileRoutedFetch(compilation, fetch, compileEntitySender);
  if (routed) return routed;
  const send = compileEntitySender(compilation, fetch, seat);
  return (run, done) => {
    const find = run.excerpts?.accessOf(fetch)?.find;
    send(run, find ? find(run.data) : findEntities(run.data, fetch.path), done);
  };
}

/** Compiles the sending of given entities; those that lack an input are sent for the fields that do without it. */
export function compileEntitySender(compilation: Compilation, fetch: FetchNode, seat?: Seat): EntitySender {
  const { subgraph, operationKind } = fetch;
  const writeBody = compileRequestBody(fetch, compilation.variableSources);
  const writeRepresentation = compileRepresentation(compilation, fetch);
  const singleKey = singleKeyOf(compilation, fetch);
  const receive = compileEntityReceiver(compilation, fetch, isPlaceDependent(compilation, fetch));
  const findBroken = compileBrokenInputs(compilation, fetch);
  const sendPartial = compilePartialSender(compilation, fetch, compileEntitySender);
  const batchValues = (run: Execution, entities: readonly JsonObject[]): EntityBatch => {
    const broken = findBroken?.(run);
    const write: RepresentationWriter = broken?.size
      ? (entity) => (broken.has(entity) ? undefined : writeRepresentation(entity))
      : writeRepresentation;
    return batchEntities(entities, write, singleKey);
  };
  return (run, entities, done) => {
    const batch = batchInExcerpts(run, fetch, entities) ?? batchValues(run, entities);
    const incomplete = batch.indexes.includes(-1) ? entities.filter((_, at) => batch.indexes[at] === -1) : [];
    const receiveBatch = (outcome: SubgraphOutcome): void => receive(run, batch, outcome);
    const sendAlone = (sent: () => void): void => {
      const body = writeBody(run.variables, representationsText(batch.text));
      const form = run.excerpts?.answerFormOf(fetch);
      run.send({ subgraph, form, operationKind, body }, receiveBatch, sent);
    };
    const sendBatch: Step = (_run, sent) => {
      if (!seat) return sendAlone(sent);
      seat.join(run, {
        text: batch.text,
        receive: receiveBatch,
        done: sent,
        sendAlone: () => sendAlone(sent),
      });
    };
    if (batch.size === 0) seat?.pass(run);
    if (incomplete.length === 0) return batch.size > 0 ? sendBatch(run, done) : done();
    const steps = [...(batch.size > 0 ? [sendBatch] : []), ...sendPartial(run, incomplete)];
    runInParallel(steps, run, done);
  };
}

/**
 * True when an entity at several places must not bring them the same objects: what is fetched for these depends on the
 * place, by the types or by the values (`@fromContext`) of the objects above it.
 */
function isPlaceDependent(compilation: Compilation, fetch: FetchNode): boolean {
  const isBelow = ({ path }: FetchNode): boolean => fetch.path.every((step, depth) => path[depth] === step);
  return (
    isBelowBranches(compilation, fetch) ||
    fetchesIn(compilation.plan).some((other) => other.contextRewrites.length > 0 && isBelow(other))
  );
}

/** Undefined when the data are values, or have to be from here on. */
function batchInExcerpts(
  run: Execution,
  fetch: FetchNode,
  entities: readonly JsonObject[],
): EntityBatch | undefined {
  const access = run.excerpts?.accessOf(fetch);
  const batch = access && batchExcerpts(entities, access);
  if (!batch) run.leaveExcerpts();
  return batch;
}

export type EntityReceiver = (run: Execution, batch: EntityBatch, outcome: SubgraphOutcome) => void;

/** Compiles what is done with the outcome of an entity fetch. */
export function compileEntityReceiver(
  compilation: Compilation,
  fetch: FetchNode,
  copyReceived = false,
): EntityReceiver {
  const shape = fetchShape(compilation, fetch);
  const rules = mergeRules(compilation.fullSchema, fetch);

  const merge = (run: Execution, batch: EntityBatch, received: readonly (JsonObject | null)[]): void => {
    const mergeExcerpts = run.excerpts?.accessOf(fetch)?.merge;
    if (mergeExcerpts) return mergeBatch(run, batch, received, mergeExcerpts);
    for (const entity of received) applyRewrites(compilation.fullSchema, fetch.outputRewrites, entity);
    mergeBatch(run, batch, received, (target, source) =>
      mergeInto(target, copyReceived ? cloneJson(source) : source, rules),
    );
  };

  return (run, batch, outcome) => {
    const received = readEntities(outcome, batch.size);
    const places = batchPlaces(run, fetch, batch);
    const trouble: FetchTrouble = {
      run,
      service: fetch.subgraph,
      shape,
      at: fetch.path,
      data: outcome.kind === 'answer' ? outcome.data : undefined,
      targets: () => places.all().map(({ place, index }) => toTarget(place, received, index)),
      locate: ([first, index, ...rest]) => {
        if (first !== '_entities' || typeof index !== 'number') return [];
        const inner = shape.rename(rest);
        return places.of(index).flatMap((place) => {
          const target = toTarget(place, received, index);
          if (target.received) return [[...place.path, ...inner]];
          // The object stands, with what others have brought: what it lacks are all fields of this fetch.
          const lost = placesToFill(shape, target);
          if (inner.length === 0) return lost;
          // Where it was to bring the object's type, the object itself is lost: said once, at the field.
          const others = lost.filter((path) => path.length > place.path.length && path.at(-1) !== inner[0]);
          return [[...place.path, ...inner], ...others];
        });
      },
    };
    if (!Array.isArray(received)) return reportFailure(trouble, received);
    merge(run, batch, received);
    if (outcome.kind === 'answer' && outcome.errors) reportErrors(trouble, outcome.errors);
  };
}

function mergeBatch(
  { unknownEntities }: Execution,
  { entities, indexes }: EntityBatch,
  received: readonly (JsonObject | null)[],
  mergeOne: (target: JsonObject, source: JsonObject) => void,
): void {
  for (let position = 0; position < entities.length; position += 1) {
    const source = received[indexes[position] as number];
    const target = entities[position];
    if (target && source) mergeOne(target, source);
    else if (target && source === null) unknownEntities.add(target);
  }
}

/** One entity or null for each that was sent; none at all when errors say why; else a failure. */
function readEntities(outcome: SubgraphOutcome, size: number): (JsonObject | null)[] | SubgraphFailure {
  if (outcome.kind === 'failure') return outcome;
  if (!isUsable(outcome)) return unusable('data is not an object');
  const entities = isJsonObject(outcome.data) ? readOwn(outcome.data, '_entities') : undefined;
  if (Array.isArray(entities)) return checkEntities(entities, size);
  const isAbsent = entities === undefined || entities === null;
  return isAbsent && outcome.errors?.length ? [] : unusable('_entities is not a list');
}

function checkEntities(entities: readonly unknown[], size: number): (JsonObject | null)[] | SubgraphFailure {
  if (entities.length !== size)
    return unusable(`_entities has ${entities.length} elements instead of ${size}`);
  return entities.every(isEntity)
    ? (entities as (JsonObject | null)[])
    : unusable('_entities holds something that is not an entity');
}

function isEntity(value: unknown): value is JsonObject | null {
  return value === null || isJsonObject(value);
}

interface BatchPlace {
  readonly place: EntityPlace;
  /** Of its representation. */
  readonly index: number;
}

/** Where the batch's entities stand: all that have a representation, and those that share one. Looked for once. */
function batchPlaces(run: Execution, fetch: FetchNode, { entities, indexes }: EntityBatch) {
  let found: readonly BatchPlace[] | undefined;
  let byIndex: ReadonlyMap<number, readonly BatchPlace[]> | undefined;
  const all = (): readonly BatchPlace[] => {
    if (found) return found;
    const indexOf = new Map(entities.map((entity, position) => [entity, indexes[position] ?? -1]));
    const places = findPlaces(run.data, fetch.path);
    found = places.map((place) => ({ place, index: indexOf.get(place.entity) ?? -1 }));
    return (found = found.filter(({ index }) => index >= 0));
  };
  const of = (index: number): readonly EntityPlace[] => {
    byIndex ??= Map.groupBy(all(), (each) => each.index);
    return (byIndex.get(index) ?? []).map(({ place }) => place);
  };
  return { all, of };
}

function toTarget(
  place: EntityPlace,
  received: (JsonObject | null)[] | SubgraphFailure,
  index: number,
): Target {
  const source = Array.isArray(received) ? received[index] : undefined;
  return { path: place.path, typeName: typeNameOf(place.entity), received: source ?? undefined };
}

function typeNameOf(entity: JsonObject): string | undefined {
  const typeName = readOwn(entity, '__typename');
  return typeof typeName === 'string' ? typeName : undefined;
}

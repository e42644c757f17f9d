import { applyRewrites } from '../execute/apply-rewrites.ts';
import { cloneJson } from '../execute/clone-json.ts';
import type { Execution, Step } from '../execute/execution.ts';
import { findPlaces } from '../execute/find-entities.ts';
import { mergeInto } from '../execute/merge.ts';
import { isJsonObject, readOwn } from '../execute/own.ts';
import {
  type FetchTrouble,
  INCOMPLETE,
  reportErrors,
  reportFailure,
} from '../execute/report-fetch-errors.ts';
import type { FetchNode } from '../plan/plan.ts';
import type { JsonObject, SubgraphOutcome } from '../subgraph-client.ts';
import { isUsable, unusable } from './check-answer.ts';
import type { Compilation } from './compilation.ts';
import { fetchShape, rootNames } from './fetch-shape.ts';
import { mergeRules } from './merge-rules.ts';
import { compileRequestBody } from './request-body.ts';

/** Compiles a fetch that needs no entities: from a root type, merged at the root or (a `Query` field) deeper down. */
export function compileRootFetch(compilation: Compilation, fetch: FetchNode): Step {
  const { subgraph, operationKind, path } = fetch;
  const writeBody = compileRequestBody(fetch, compilation.variableSources);
  const shape = fetchShape(compilation, fetch);
  const names = rootNames(compilation, fetch);
  const rules = mergeRules(compilation.fullSchema, fetch);

  const merge = (run: Execution, data: JsonObject): void => {
    applyRewrites(compilation.fullSchema, fetch.outputRewrites, data);
    const [first, ...others] = findPlaces(run.data, path);
    // The first place takes the data itself, so the others must be served from copies made before.
    const copies = others.map((place) => ({ place, copy: cloneJson(data) }));
    if (first) mergeInto(first.entity, data, rules);
    for (const { place, copy } of copies) mergeInto(place.entity, copy, rules);
  };

  /** What is in excerpts is complete. */
  const missingIn = (run: Execution, received: JsonObject | undefined): readonly string[] =>
    run.excerpts || !received ? [] : names.filter((name) => readOwn(received, name) === undefined);

  const receive = (run: Execution, outcome: SubgraphOutcome): void => {
    const received = outcome.kind === 'answer' && isJsonObject(outcome.data) ? outcome.data : undefined;
    const trouble: FetchTrouble = {
      run,
      service: subgraph,
      shape,
      at: path,
      data: received,
      targets: () =>
        findPlaces(run.data, path).map((place) => ({ path: place.path, typeName: rootType, received })),
      locate: (errorPath) =>
        findPlaces(run.data, path).map((place) => [...place.path, ...shape.rename(errorPath)]),
    };
    if (outcome.kind === 'failure') return reportFailure(trouble, outcome);
    if (!isUsable(outcome)) return reportFailure(trouble, unusable('data is not an object'));
    const missing = missingIn(run, received);
    if (missing.length > 0 && !outcome.errors) return reportFailure(trouble, INCOMPLETE);
    if (received) merge(run, received);
    if (outcome.errors) reportErrors(trouble, outcome.errors, missing);
  };

  const rootType = operationKind === 'query' ? 'Query' : 'Mutation';
  return (run, done) =>
    run.send(
      {
        subgraph,
        form: run.excerpts?.answerFormOf(fetch),
        operationKind,
        body: writeBody(run.variables),
      },
      (outcome) => receive(run, outcome),
      done,
    );
}

import { type FieldNode, isInterfaceType, isObjectType } from 'graphql';
import { runInParallel, type Step } from '../execute/execution.ts';
import { findEntities } from '../execute/find-entities.ts';
import { readOwn } from '../execute/own.ts';
import { filterEntityFields } from '../plan/filter-entity-fields.ts';
import { fetchesIn } from '../plan/map-fetches.ts';
import type { FetchNode, RequiredSelection } from '../plan/plan.ts';
import { withDocument } from '../plan/with-document.ts';
import type { JsonObject } from '../subgraph-client.ts';
import type { Compilation } from './compilation.ts';
import { type FetchShape, fetchShape } from './fetch-shape.ts';
import type { EntitySender } from './partial-fetch.ts';

type CompileSender = (compilation: Compilation, fetch: FetchNode) => EntitySender;

/** True for a fetch that asks entities of several types for the same fields, by an interface. */
export function isByInterface({ fullSchema }: Compilation, fetch: FetchNode): boolean {
  return (fetch.requires ?? []).some(
    (selection) =>
      selection.kind === 'fragment' && isInterfaceType(fullSchema.getType(selection.typeCondition ?? '')),
  );
}

/**
 * Compiles a fetch by an interface so that each type is asked only for what is wanted of it.
 *
 * Why: for `{ media { ... on Book { reviews } score } }` the planner asks all media for both. A film would then be
 * lost when its `reviews`, which nobody wants, fail and may not be null.
 */
export function compileFetchByType(
  compilation: Compilation,
  fetch: FetchNode,
  compileSender: CompileSender,
): Step {
  const senders = new Map<string, EntitySender | undefined>();
  const shape = fetchShape(compilation, fetch);
  const inputs = inputsAt(compilation, fetch.path);
  const whole = compileSender(compilation, fetch);
  const senderFor = (typeName: string): EntitySender | undefined => {
    // Which type it is, is what this fetch is to say.
    if (!isObjectType(compilation.fullSchema.getType(typeName))) return whole;
    const { visible, hidden } = shape.fieldsOn(typeName);
    const wanted = new Set([...visible, ...hidden, ...inputs, '__typename']);
    const key = [...wanted].join(' ');
    if (!senders.has(key)) {
      const document = filterEntityFields(fetch.document, (_type, field) => wanted.has(keyOf(shape, field)));
      senders.set(key, document && compileSender(compilation, withDocument(fetch, document)));
    }
    return senders.get(key);
  };
  return (run, done) => {
    const groups = new Map<EntitySender | undefined, JsonObject[]>();
    for (const entity of findEntities(run.data, fetch.path)) {
      const sender = senderFor(String(readOwn(entity, '__typename')));
      groups.set(sender, [...(groups.get(sender) ?? []), entity]);
    }
    const steps = [...groups].flatMap(([send, entities]): Step[] =>
      send ? [(_run, sent) => send(run, entities, sent)] : [],
    );
    runInParallel(steps, run, done);
  };
}

function keyOf(shape: FetchShape, field: FieldNode): string {
  return String(shape.rename([field.alias?.value ?? field.name.value])[0]);
}

/** What the fetches of the same objects need as input. */
function inputsAt({ plan }: Compilation, path: readonly string[]): readonly string[] {
  const at = path.join('.');
  const others = fetchesIn(plan).filter((fetch) => fetch.path.join('.') === at);
  return [...new Set(others.flatMap((fetch) => topLevelNames(fetch.requires ?? [])))];
}

function topLevelNames(selections: readonly RequiredSelection[]): readonly string[] {
  return selections.flatMap((selection) =>
    selection.kind === 'fragment' ? topLevelNames(selection.selections) : [selection.responseName],
  );
}

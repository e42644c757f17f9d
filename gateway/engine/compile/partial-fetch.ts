import type { GraphQLSchema } from 'graphql';
import type { Execution, Step } from '../execute/execution.ts';
import { findPlaces } from '../execute/find-entities.ts';
import { readOwn } from '../execute/own.ts';
import type { FetchNode } from '../plan/plan.ts';
import { withoutInputs } from '../plan/without-inputs.ts';
import type { JsonObject } from '../subgraph-client.ts';
import type { Compilation } from './compilation.ts';
import { type FetchShape, fetchShape } from './fetch-shape.ts';
import { missingInputs } from './missing-inputs.ts';

export type EntitySender = (run: Execution, entities: readonly JsonObject[], done: () => void) => void;

export type CompileSender = (compilation: Compilation, fetch: FetchNode) => EntitySender;

/**
 * Compiles what is done with entities that lack an input of some `@requires`: they are fetched all the same, for the
 * fields that do without it. An input is missing when its subgraph failed; and by the plan itself, when the planner
 * puts a field that only one implementation is asked for into one fetch with a field that all are asked for.
 */
export function compilePartialSender(
  compilation: Compilation,
  fetch: FetchNode,
  compileSender: CompileSender,
): (run: Execution, entities: readonly JsonObject[]) => readonly Step[] {
  const parts = new Map<string, Part>();
  const whole = fetchShape(compilation, fetch);
  const partWithout = (missing: readonly string[]): Part => {
    const key = missing.join(' ');
    const node = parts.has(key) ? undefined : withoutInputs(fetch, new Set(missing), compilation);
    const part = parts.get(key) ?? {
      send: node && compileSender(compilation, node),
      shape: node && fetchShape(compilation, node),
    };
    parts.set(key, part);
    return part;
  };
  return (run, entities) => {
    const groups = groupByMissing(compilation.fullSchema, fetch, { run, entities });
    return groups.flatMap(({ missing, members }) => {
      const { send, shape } = partWithout(missing);
      if (!run.errors.isEmpty) reportMissing(run, { fetch, whole, part: shape, missing, members });
      return send ? [(_run: Execution, done: () => void) => send(run, members, done)] : [];
    });
  };
}

/** The part of a fetch that does without some inputs; neither sender nor shape when nothing of it does. */
interface Part {
  readonly send: EntitySender | undefined;
  readonly shape: FetchShape | undefined;
}

interface MissingInputs {
  readonly fetch: FetchNode;
  readonly whole: FetchShape;
  readonly part: FetchShape | undefined;
  readonly missing: readonly string[];
  readonly members: readonly JsonObject[];
}

/** Whatever keeps an input away also keeps the fields away that need it: it is told at each of them. */
function reportMissing(run: Execution, { fetch, whole, part, missing, members }: MissingInputs): void {
  const affected = new Set(members);
  for (const { entity, path } of findPlaces(run.data, fetch.path)) {
    if (!affected.has(entity)) continue;
    const cause = missing.flatMap((name) => run.errors.causeAt([...path, name]) ?? []).at(0);
    if (!cause) continue;
    const typeName = String(readOwn(entity, '__typename'));
    const { visible, hidden } = whole.fieldsOn(typeName);
    const kept = part?.fieldsOn(typeName);
    const lost = [...visible, ...hidden].filter(
      (name) => !kept?.visible.includes(name) && !kept?.hidden.includes(name),
    );
    for (const name of lost) run.errors.add(cause, [...path, name]);
  }
}

interface Incomplete {
  readonly missing: readonly string[];
  readonly members: JsonObject[];
}

function groupByMissing(
  schema: GraphQLSchema,
  { requires = [] }: FetchNode,
  { run, entities }: { readonly run: Execution; readonly entities: readonly JsonObject[] },
): readonly Incomplete[] {
  const groups = new Map<string, Incomplete>();
  const depth = !run.errors.isEmpty ? 'inside' : 'itself';
  for (const entity of entities) {
    const missing = missingInputs(schema, entity, requires, depth);
    // Nothing missing: an entity of another type, or one without a key here. It is not for this fetch.
    if (missing.length === 0) {
      if (typeof readOwn(entity, '__typename') === 'string') run.unknownEntities.add(entity);
      continue;
    }
    const key = missing.join(' ');
    const group = groups.get(key) ?? { missing, members: [] };
    group.members.push(entity);
    groups.set(key, group);
  }
  return [...groups.values()];
}

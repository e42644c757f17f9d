import type { GraphQLSchema } from 'graphql';
import type { Execution, Step } from '../execute/execution.ts';
import { readOwn } from '../execute/own.ts';
import { fulfils } from '../operation/selection.ts';
import type { FetchNode, RequiredSelection } from '../plan/plan.ts';
import { withoutInputs } from '../plan/without-inputs.ts';
import type { JsonObject } from '../subgraph-client.ts';
import type { Compilation } from './compilation.ts';

export type EntitySender = (run: Execution, entities: readonly JsonObject[], done: () => void) => void;

/**
 * Compiles what is done with entities that lack an input of some `@requires`: they are fetched all the same, for the
 * fields that do without it. An input is missing when its subgraph failed; and by the plan itself, when the planner
 * puts a field that only one implementation is asked for into one fetch with a field that all are asked for.
 */
export function compilePartialSender(
  compilation: Compilation,
  fetch: FetchNode,
  compileSender: (compilation: Compilation, fetch: FetchNode) => EntitySender,
): (entities: readonly JsonObject[]) => readonly Step[] {
  const senders = new Map<string, EntitySender | undefined>();
  const senderWithout = (missing: readonly string[]): EntitySender | undefined => {
    const key = missing.join(' ');
    if (!senders.has(key)) {
      const part = withoutInputs(fetch, new Set(missing), compilation.inputs);
      senders.set(key, part && compileSender(compilation, part));
    }
    return senders.get(key);
  };
  return (entities) => {
    const groups = groupByMissing(compilation.fullSchema, fetch, entities);
    return groups.flatMap(({ missing, members }) => {
      const send = senderWithout(missing);
      return send ? [(run: Execution, done: () => void) => send(run, members, done)] : [];
    });
  };
}

interface Incomplete {
  readonly missing: readonly string[];
  readonly members: JsonObject[];
}

function groupByMissing(
  schema: GraphQLSchema,
  fetch: FetchNode,
  entities: readonly JsonObject[],
): readonly Incomplete[] {
  const groups = new Map<string, Incomplete>();
  for (const entity of entities) {
    const typeName = readOwn(entity, '__typename');
    const missing =
      typeof typeName === 'string' ? missingNames({ schema, entity, typeName }, fetch.requires ?? []) : [];
    // Nothing missing: an entity of another type, or one without a key here. It is not for this fetch.
    if (missing.length === 0) continue;
    const key = missing.join(' ');
    const group = groups.get(key) ?? { missing, members: [] };
    group.members.push(entity);
    groups.set(key, group);
  }
  return [...groups.values()];
}

interface Lookup {
  readonly schema: GraphQLSchema;
  readonly entity: JsonObject;
  readonly typeName: string;
}

function missingNames(lookup: Lookup, selections: readonly RequiredSelection[]): readonly string[] {
  const { schema, entity, typeName } = lookup;
  const names = selections.flatMap((selection) => {
    if (selection.kind === 'field')
      return readOwn(entity, selection.responseName) === undefined ? [selection.responseName] : [];
    return fulfils(schema, typeName, selection.typeCondition)
      ? missingNames(lookup, selection.selections)
      : [];
  });
  return [...new Set(names)].toSorted();
}

import type { EntityKeys } from '../../supergraph/entity-keys.ts';
import { keyAlias } from '../../supergraph/alias-names.ts';
import type { RequiredInputs } from '../../supergraph/required-inputs.ts';
import { filterEntityFields } from './filter-entity-fields.ts';
import type { FetchNode, RequiredSelection } from './plan.ts';
import { withDocument } from './with-document.ts';

/** What subgraphs need to know of an entity. */
export interface Needs {
  readonly inputs: RequiredInputs;
  readonly keys: EntityKeys;
}

/**
 * The part of an entity fetch that needs none of the missing inputs; undefined when every field does, or when a missing
 * one is part of the key.
 */
export function withoutInputs(
  fetch: FetchNode,
  missing: ReadonlySet<string>,
  { inputs, keys }: Needs,
): FetchNode | undefined {
  const requires = fetch.requires && dropFields(fetch.requires, missing);
  if (!requires || !bringsKey(fetch.subgraph, requires, keys)) return undefined;
  const document = filterEntityFields(fetch.document, (typeName, field) => {
    const needed = inputs.inputsOf(fetch.subgraph, typeName, field.name.value);
    return ![...needed].some((name) => missing.has(name) || missing.has(keyAlias(typeName, name)));
  });
  return document && { ...withDocument(fetch, document), requires };
}

/** Required selections without the fields of these names at the top of the entity. */
function dropFields(
  selections: readonly RequiredSelection[],
  names: ReadonlySet<string>,
): readonly RequiredSelection[] {
  return selections
    .filter((selection) => selection.kind === 'fragment' || !names.has(selection.responseName))
    .map((selection) =>
      selection.kind === 'fragment'
        ? { ...selection, selections: dropFields(selection.selections, names) }
        : selection,
    );
}

/** True when the subgraph can still find entities of some of the types by what it is sent. */
function bringsKey(subgraph: string, requires: readonly RequiredSelection[], keys: EntityKeys): boolean {
  const names = new Set(topLevelNames(requires));
  return requires.some((selection) => {
    const typeName = selection.kind === 'fragment' ? selection.typeCondition : undefined;
    const known = typeName === undefined ? [] : keys.keysOf(subgraph, typeName);
    return known.length === 0 || known.some((key) => key.every((field) => names.has(field)));
  });
}

function topLevelNames(selections: readonly RequiredSelection[]): readonly string[] {
  return selections.flatMap((selection) =>
    selection.kind === 'fragment' ? topLevelNames(selection.selections) : [selection.sendAs],
  );
}

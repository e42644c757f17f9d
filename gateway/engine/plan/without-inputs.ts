import type { RequiredInputs } from '../../supergraph/required-inputs.ts';
import { filterEntityFields } from './filter-entity-fields.ts';
import type { FetchNode, RequiredSelection } from './plan.ts';
import { withDocument } from './with-document.ts';

/** The part of an entity fetch that needs none of the missing inputs; undefined when every field does. */
export function withoutInputs(
  fetch: FetchNode,
  missing: ReadonlySet<string>,
  inputs: RequiredInputs,
): FetchNode | undefined {
  const document = filterEntityFields(fetch.document, (typeName, field) => {
    const needed = inputs.inputsOf(fetch.subgraph, typeName, field.name.value);
    return ![...needed].some((name) => missing.has(name));
  });
  if (!document || !fetch.requires) return undefined;
  return { ...withDocument(fetch, document), requires: dropFields(fetch.requires, missing) };
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

import { Kind } from 'graphql';
import { operationIn } from '../operation/document-parts.ts';
import { entityFetchFor } from './entity-fetch-for.ts';
import type { FetchNode } from './plan.ts';
import { requiredSelections } from './required-selections.ts';
import type { RepairContext, UnmetField } from './unmet-field.ts';

/** The entity fetch that brings a field which another fetch of the same subgraph could not bring yet. */
export function fetchUnmet(unmet: UnmetField, { fullSchema, inputs, keys }: RepairContext): FetchNode {
  const { fetch, typeName, field, path } = unmet;
  const [key] = keys.selectionsOf(fetch.subgraph, typeName);
  const inputsOfField = inputs.selectionOf(fetch.subgraph, typeName, field.name.value);
  const required = [key, inputsOfField].flatMap((set) => (set ? requiredSelections(set) : []));
  const operation = operationIn(fetch.document);
  const fragments = fetch.document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
  const { subgraph } = fetch;
  return entityFetchFor(
    { subgraph, typeName, path, required, selections: [field], operation, fragments },
    fullSchema,
  );
}

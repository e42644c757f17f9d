import { Kind } from 'graphql';
import { operationIn } from '../../../operation/document-parts.ts';
import { entityFetchFor } from '../entity-fetch-for.ts';
import type { FieldOwner } from './owner-of-field.ts';
import type { FetchNode } from '../../plan.ts';
import { requiredSelections } from '../required-selections.ts';
import type { RepairContext, UnmetField } from './unmet-field.ts';

/** The entity fetch that brings a field which another fetch could not bring; from the same subgraph, if not told. */
export function fetchUnmet(
  unmet: UnmetField,
  { fullSchema, inputs, keys }: RepairContext,
  { subgraph, typeName }: FieldOwner = { subgraph: unmet.fetch.subgraph, typeName: unmet.typeName },
): FetchNode {
  const { fetch, field, path } = unmet;
  const [key] = keys.selectionsOf(subgraph, typeName);
  const inputsOfField = inputs.selectionOf(subgraph, typeName, field.name.value);
  const required = [key, inputsOfField].flatMap((set) => (set ? requiredSelections(set) : []));
  const operation = operationIn(fetch.document);
  const fragments = fetch.document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
  return entityFetchFor(
    { subgraph, typeName, ofType: unmet.typeName, path, required, selections: [field], operation, fragments },
    fullSchema,
  );
}

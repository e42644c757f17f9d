import { Kind, type SelectionSetNode } from 'graphql';
import { operationIn } from '../operation/document-parts.ts';
import type { FetchNode } from './plan.ts';

/** The selections on the object that the fetch fills: below `_entities`, or the root's. */
export function entitySelections(fetch: FetchNode): SelectionSetNode {
  const { selectionSet } = operationIn(fetch.document);
  if (!fetch.requires) return selectionSet;
  const [entities] = selectionSet.selections;
  if (entities?.kind !== Kind.FIELD || !entities.selectionSet)
    throw new Error('An entity fetch without entities');
  return entities.selectionSet;
}

import { type FieldNode, visit } from 'graphql';
import { operationIn } from '../operation/document-parts.ts';
import { filterEntityFields } from './filter-entity-fields.ts';
import type { FetchNode } from './plan.ts';
import { withDocument } from './with-document.ts';

/** The part of an entity fetch that uses none of the variables; undefined when every field does. */
export function withoutVariables(fetch: FetchNode, names: ReadonlySet<string>): FetchNode | undefined {
  const document = filterEntityFields(fetch.document, (_, field) => !usesAny(field, names));
  if (!document) return undefined;
  const rest = withDocument(fetch, document);
  const declared = new Set(
    operationIn(rest.document).variableDefinitions?.map((definition) => definition.variable.name.value),
  );
  return {
    ...rest,
    contextRewrites: fetch.contextRewrites.filter(({ renameKeyTo }) => declared.has(renameKeyTo)),
  };
}

function usesAny(field: FieldNode, names: ReadonlySet<string>): boolean {
  let isUsed = false;
  visit(field, { Variable: ({ name }) => void (isUsed ||= names.has(name.value)) });
  return isUsed;
}

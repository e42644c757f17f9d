import { type DocumentNode, print, stripIgnoredCharacters, visit } from 'graphql';
import { operationIn } from '../operation/document-parts.ts';
import type { FetchNode } from './plan.ts';

/** The fetch with another document: variables that it no longer uses are neither declared nor sent. */
export function withDocument(fetch: FetchNode, document: DocumentNode): FetchNode {
  const used = usedVariables(document);
  const operation = operationIn(document);
  const variableDefinitions = (operation.variableDefinitions ?? []).filter((node) =>
    used.has(node.variable.name.value),
  );
  const definitions = document.definitions.map((node) =>
    node === operation ? { ...operation, variableDefinitions } : node,
  );
  const pruned = { ...document, definitions };
  return {
    ...fetch,
    document: pruned,
    text: stripIgnoredCharacters(print(pruned)),
    variables: fetch.variables.filter((name) => used.has(name)),
  };
}

function usedVariables(document: DocumentNode): ReadonlySet<string> {
  const used = new Set<string>();
  visit(document, {
    VariableDefinition: () => false,
    Variable: (node) => void used.add(node.name.value),
  });
  return used;
}

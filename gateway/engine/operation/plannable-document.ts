import { type DocumentNode, Kind, type OperationDefinitionNode, type SelectionSetNode, visit } from 'graphql';
import { fragmentsIn } from './document-parts.ts';

/** An operation as the planner can take it. */
export interface PlannableDocument {
  readonly document: DocumentNode;
  /** Name in the plan → name in the request, for renamed variables. */
  readonly variableSources: ReadonlyMap<string, string>;
}

/**
 * Prepares a valid document for the planner, where it would otherwise go wrong:
 * 1. only the operation and the fragments it reaches;
 * 2. variables with a name the planner uses itself are renamed.
 */
export function toPlannable(document: DocumentNode, operation: OperationDefinitionNode): PlannableDocument {
  const reached = reachedFragments(document, operation);
  const fragments = document.definitions.filter(
    (node) => node.kind === Kind.FRAGMENT_DEFINITION && reached.has(node.name.value),
  );
  const own: DocumentNode = { kind: Kind.DOCUMENT, definitions: [operation, ...fragments] };
  const variableSources = renamedVariables(operation);
  const named = variableSources.size === 0 ? own : renameVariables(own, variableSources);
  return { document: named, variableSources };
}

function reachedFragments(document: DocumentNode, operation: OperationDefinitionNode): ReadonlySet<string> {
  const fragments = fragmentsIn(document);
  const reached = new Set<string>();
  const follow = (set: SelectionSetNode): void => {
    for (const node of set.selections) {
      if (node.kind !== Kind.FRAGMENT_SPREAD) {
        if (node.selectionSet) follow(node.selectionSet);
        continue;
      }
      const fragment = reached.has(node.name.value) ? undefined : fragments.get(node.name.value);
      reached.add(node.name.value);
      if (fragment) follow(fragment.selectionSet);
    }
  };
  follow(operation.selectionSet);
  return reached;
}

function renamedVariables(operation: OperationDefinitionNode): ReadonlyMap<string, string> {
  const names = (operation.variableDefinitions ?? []).map((node) => node.variable.name.value);
  const reserved = names.filter(
    (name) => name === 'representations' || name.startsWith('contextualArgument'),
  );
  return new Map(reserved.map((name) => [freeName(`client_${name}`, names), name]));
}

function freeName(name: string, taken: readonly string[]): string {
  return taken.includes(name) ? freeName(`_${name}`, taken) : name;
}

function renameVariables(document: DocumentNode, sources: ReadonlyMap<string, string>): DocumentNode {
  const newNames = new Map([...sources].map(([to, from]) => [from, to]));
  return visit(document, {
    Variable: (node) => {
      const value = newNames.get(node.name.value);
      return value === undefined ? undefined : { ...node, name: { ...node.name, value } };
    },
  });
}

import { type FieldNode, Kind, type SelectionSetNode } from 'graphql';
import { fragmentOf, fulfils, type SelectionScope } from './selection.ts';

/** All selections of one response name on one type. */
export interface FieldGroup {
  readonly responseName: string;
  /** Where the value stands in the data. */
  readonly key: string;
  readonly name: string;
  readonly nodes: readonly FieldNode[];
  readonly selectionSets: readonly SelectionSetNode[];
}

interface MutableGroup {
  readonly responseName: string;
  readonly key: string;
  readonly name: string;
  readonly nodes: FieldNode[];
  readonly selectionSets: SelectionSetNode[];
}

/**
 * The fields that apply to an object of the type, in the order of the answer.
 * https://spec.graphql.org/October2021/#CollectFields()
 */
export function collectFields(
  scope: SelectionScope,
  typeName: string,
  selectionSets: readonly SelectionSetNode[],
): readonly FieldGroup[] {
  const groups = new Map<string, MutableGroup>();
  for (const set of selectionSets) collectInto(groups, scope, typeName, set);
  return [...groups.values()];
}

function collectInto(
  groups: Map<string, MutableGroup>,
  scope: SelectionScope,
  typeName: string,
  set: SelectionSetNode,
): void {
  for (const node of set.selections) {
    if (node.kind === Kind.FIELD) {
      addField(groups, scope, node);
      continue;
    }
    const fragment = fragmentOf(scope, node);
    if (fragment && fulfils(scope.schema, typeName, fragment.condition)) {
      collectInto(groups, scope, typeName, fragment.selectionSet);
    }
  }
}

function addField(groups: Map<string, MutableGroup>, scope: SelectionScope, node: FieldNode): void {
  const responseName = node.alias?.value ?? node.name.value;
  const group = groups.get(responseName) ?? {
    responseName,
    key: scope.keyOf?.(node) ?? responseName,
    name: node.name.value,
    nodes: [],
    selectionSets: [],
  };
  group.nodes.push(node);
  if (node.selectionSet) group.selectionSets.push(node.selectionSet);
  groups.set(responseName, group);
}

import { type DocumentNode, Kind, type SelectionSetNode } from 'graphql';
import { graphNames } from './graph-names.ts';
import {
  directivesNamed,
  type FieldedTypeNode,
  fieldNamed,
  innermostTypeName,
  isFieldedType,
  isTrueArgument,
  textArgument,
} from './join-directives.ts';
import { joinedFields } from './joined-fields.ts';
import { parseFieldSet } from './parse-field-set.ts';

/** What subgraphs declare as belonging to others. */
export interface ExternalFields {
  /** True for a field that the subgraph can be asked for only where a `@provides` says so: no key, and `@external`. */
  isExternal(subgraph: string, typeName: string, field: string): boolean;
  /** What the subgraph gives of its external fields below this field. */
  providedBy(subgraph: string, typeName: string, field: string): SelectionSetNode | undefined;
  /** Names of the external fields, of whatever type. */
  namesIn(subgraph: string): ReadonlySet<string>;
}

export function externalFields(supergraph: DocumentNode): ExternalFields {
  const names = graphNames(supergraph);
  const keyFields = fieldsOfKeys(supergraph.definitions.filter(isFieldedType));
  const external = new Set<string>();
  const externalNames = new Map<string, Set<string>>();
  const provided = new Map<string, SelectionSetNode>();
  for (const { coordinate, name, join } of joinedFields(supergraph)) {
    const graph = textArgument(join, 'graph') ?? '';
    const subgraph = names.get(graph) ?? '';
    const provides = textArgument(join, 'provides');
    if (provides !== undefined) provided.set(`${subgraph} ${coordinate}`, parseFieldSet(provides));
    if (!isTrueArgument(join, 'external') || keyFields.has(`${graph} ${coordinate}`)) continue;
    external.add(`${subgraph} ${coordinate}`);
    externalNames.set(subgraph, (externalNames.get(subgraph) ?? new Set()).add(name));
  }
  return {
    isExternal: (subgraph, typeName, field) => external.has(`${subgraph} ${typeName}.${field}`),
    providedBy: (subgraph, typeName, field) => provided.get(`${subgraph} ${typeName}.${field}`),
    namesIn: (subgraph) => externalNames.get(subgraph) ?? new Set(),
  };
}

/** Fields that are part of some key: a subgraph knows them, also those that it calls external. */
function fieldsOfKeys(types: readonly FieldedTypeNode[]): ReadonlySet<string> {
  const byName = new Map(types.map((type) => [type.name.value, type]));
  const found = new Set<string>();
  const add = (graph: string, type: FieldedTypeNode | undefined, set: SelectionSetNode): void => {
    for (const node of set.selections) {
      if (!type || node.kind !== Kind.FIELD) continue;
      found.add(`${graph} ${type.name.value}.${node.name.value}`);
      const field = fieldNamed(type, node.name.value);
      if (field && node.selectionSet)
        add(graph, byName.get(innermostTypeName(field.type)), node.selectionSet);
    }
  };
  for (const type of types)
    for (const join of directivesNamed(type, 'join__type')) {
      const key = textArgument(join, 'key');
      if (key !== undefined) add(textArgument(join, 'graph') ?? '', type, parseFieldSet(key));
    }
  return found;
}

import { type DocumentNode, Kind, parse } from 'graphql';
import { graphNames } from './graph-names.ts';
import { directivesNamed, isFalseArgument, isFieldedType, textArgument } from './join-directives.ts';

/** By which fields subgraphs can be asked for entities. */
export interface EntityKeys {
  /** Top-level field names of each resolvable key of a type (or interface) in a subgraph; empty: no entity there. */
  keysOf(subgraph: string, typeName: string): readonly (readonly string[])[];
}

export function entityKeys(supergraph: DocumentNode): EntityKeys {
  const names = graphNames(supergraph);
  const keys = new Map<string, (readonly string[])[]>();
  for (const type of supergraph.definitions.filter(isFieldedType)) {
    for (const join of directivesNamed(type, 'join__type')) {
      const key = textArgument(join, 'key');
      if (key === undefined || isFalseArgument(join, 'resolvable')) continue;
      const place = `${names.get(textArgument(join, 'graph') ?? '')} ${type.name.value}`;
      keys.set(place, [...(keys.get(place) ?? []), topLevelFields(key)]);
    }
  }
  return { keysOf: (subgraph, typeName) => keys.get(`${subgraph} ${typeName}`) ?? [] };
}

function topLevelFields(fieldSet: string): readonly string[] {
  const [definition] = parse(`{${fieldSet}}`, { noLocation: true }).definitions;
  const selections = definition?.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections : [];
  return selections.flatMap((node) => (node.kind === Kind.FIELD ? [node.name.value] : []));
}

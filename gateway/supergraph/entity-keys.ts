import type { DocumentNode, SelectionSetNode } from 'graphql';
import { graphNames } from './graph-names.ts';
import { directivesNamed, isFalseArgument, isFieldedType, textArgument } from './join-directives.ts';
import { parseFieldSet, topLevelNames } from './parse-field-set.ts';

/** By which fields subgraphs can be asked for entities. */
export interface EntityKeys {
  /** Top-level field names of each resolvable key of a type (or interface) in a subgraph; empty: no entity there. */
  keysOf(subgraph: string, typeName: string): readonly (readonly string[])[];
  /** The keys whole, in the same order. */
  selectionsOf(subgraph: string, typeName: string): readonly SelectionSetNode[];
  /** Subgraphs that can be asked for entities of the type. */
  subgraphsOf(typeName: string): readonly string[];
}

export function entityKeys(supergraph: DocumentNode): EntityKeys {
  const names = graphNames(supergraph);
  const keys = new Map<string, SelectionSetNode[]>();
  const subgraphs = new Map<string, Set<string>>();
  for (const type of supergraph.definitions.filter(isFieldedType)) {
    for (const join of directivesNamed(type, 'join__type')) {
      const key = textArgument(join, 'key');
      if (key === undefined || isFalseArgument(join, 'resolvable')) continue;
      const subgraph = names.get(textArgument(join, 'graph') ?? '') ?? '';
      const place = `${subgraph} ${type.name.value}`;
      keys.set(place, [...(keys.get(place) ?? []), parseFieldSet(key)]);
      subgraphs.set(type.name.value, (subgraphs.get(type.name.value) ?? new Set()).add(subgraph));
    }
  }
  const topLevel = new Map([...keys].map(([place, sets]) => [place, sets.map(topLevelNames)]));
  return {
    keysOf: (subgraph, typeName) => topLevel.get(`${subgraph} ${typeName}`) ?? [],
    selectionsOf: (subgraph, typeName) => keys.get(`${subgraph} ${typeName}`) ?? [],
    subgraphsOf: (typeName) => [...(subgraphs.get(typeName) ?? [])],
  };
}

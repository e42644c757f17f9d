import { type DocumentNode, Kind } from 'graphql';
import { graphNames } from './graph-names.ts';
import { directivesNamed, textArgument } from './join-directives.ts';

/** Which implementations of an interface a subgraph knows: those it can be asked for by fragments. */
export interface SubgraphMembers {
  /** Object types; empty where the interface is not known, or as an `@interfaceObject`. */
  membersOf(subgraph: string, interfaceName: string): readonly string[];
}

export function subgraphMembers(supergraph: DocumentNode): SubgraphMembers {
  const names = graphNames(supergraph);
  const members = new Map<string, string[]>();
  for (const type of supergraph.definitions) {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    for (const join of directivesNamed(type, 'join__implements')) {
      const subgraph = names.get(textArgument(join, 'graph') ?? '');
      const place = `${subgraph} ${textArgument(join, 'interface')}`;
      members.set(place, [...(members.get(place) ?? []), type.name.value]);
    }
  }
  return { membersOf: (subgraph, interfaceName) => members.get(`${subgraph} ${interfaceName}`) ?? [] };
}

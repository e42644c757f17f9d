import { type DocumentNode, Kind } from 'graphql';
import { graphNames } from './graph-names.ts';
import { directivesNamed, textArgument } from './join-directives.ts';

/** Which members of an interface or a union a subgraph knows: those it can be asked for by fragments. */
export interface SubgraphMembers {
  /** Object types; empty where the type is not known, or as an `@interfaceObject`. */
  membersOf(subgraph: string, abstractName: string): readonly string[];
}

export function subgraphMembers(supergraph: DocumentNode): SubgraphMembers {
  const names = graphNames(supergraph);
  const types = new Map<string, Map<string, string[]>>();
  const add = (graph: string, abstractName: string, member: string): void => {
    const subgraphs = types.get(abstractName) ?? new Map<string, string[]>();
    const subgraph = names.get(graph) ?? graph;
    types.set(abstractName, subgraphs.set(subgraph, [...(subgraphs.get(subgraph) ?? []), member]));
  };
  for (const type of supergraph.definitions) {
    if (type.kind === Kind.OBJECT_TYPE_DEFINITION)
      for (const join of directivesNamed(type, 'join__implements'))
        add(textArgument(join, 'graph') ?? '', textArgument(join, 'interface') ?? '', type.name.value);
    if (type.kind === Kind.UNION_TYPE_DEFINITION)
      for (const join of directivesNamed(type, 'join__unionMember'))
        add(textArgument(join, 'graph') ?? '', type.name.value, textArgument(join, 'member') ?? '');
  }
  return {
    membersOf: (subgraph, abstractName) => types.get(abstractName)?.get(subgraph) ?? [],
  };
}

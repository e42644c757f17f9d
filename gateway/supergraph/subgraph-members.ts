import { type DocumentNode, Kind } from 'graphql';
import { graphNames } from './graph-names.ts';
import { directivesNamed, innermostTypeName, isFieldedType, textArgument } from './join-directives.ts';

/** Which members of an interface or a union a subgraph knows: those it can be asked for by fragments. */
export interface SubgraphMembers {
  /** Object types; empty where the type is not known, or as an `@interfaceObject`. */
  membersOf(subgraph: string, abstractName: string): readonly string[];
  /** Interfaces and unions that have other members in one subgraph than in another. */
  readonly partial: ReadonlySet<string>;
  /** Names of the fields, of whatever type, that are of such an interface or union. */
  readonly leadingToPartial: ReadonlySet<string>;
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
  const differing = [...types].filter(([, subgraphs]) => differ([...subgraphs.values()]));
  const partial = new Set(differing.map(([name]) => name));
  return {
    membersOf: (subgraph, abstractName) => types.get(abstractName)?.get(subgraph) ?? [],
    partial,
    leadingToPartial: fieldsOf(partial, supergraph),
  };
}

function fieldsOf(typeNames: ReadonlySet<string>, supergraph: DocumentNode): ReadonlySet<string> {
  const fields = supergraph.definitions.filter(isFieldedType).flatMap((type) => type.fields ?? []);
  const leading = fields.filter((field) => typeNames.has(innermostTypeName(field.type)));
  return new Set(leading.map((field) => field.name.value));
}

function differ(lists: readonly (readonly string[])[]): boolean {
  return new Set(lists.map((list) => list.toSorted().join(' '))).size > 1;
}

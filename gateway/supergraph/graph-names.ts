import { type DocumentNode, Kind } from 'graphql';
import { directivesNamed, textArgument } from './join-directives.ts';

/** Value of the enum `join__Graph`, as `@join__field(graph:)` has it → name of the subgraph. */
export function graphNames(supergraph: DocumentNode): ReadonlyMap<string, string> {
  const graphs = supergraph.definitions
    .filter((node) => node.kind === Kind.ENUM_TYPE_DEFINITION)
    .find((node) => node.name.value === 'join__Graph');
  const named = (graphs?.values ?? []).map((value) => {
    const [join] = directivesNamed(value, 'join__graph');
    return [value.name.value, (join && textArgument(join, 'name')) ?? value.name.value] as const;
  });
  return new Map(named);
}

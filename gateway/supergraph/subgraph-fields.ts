import { type ConstDirectiveNode, type DocumentNode, type FieldDefinitionNode, Kind } from 'graphql';
import { graphNames } from './graph-names.ts';
import { argumentValue, directivesNamed, isTrueArgument, textArgument } from './join-directives.ts';

/** Which fields a subgraph can be asked for wherever it hands out an object of the type. */
export interface SubgraphFields {
  /** False for what it only may know: `@external`, `@requires`, overridden, of another type than elsewhere. */
  resolves(subgraph: string, typeName: string, field: string): boolean;
}

export function subgraphFields(supergraph: DocumentNode): SubgraphFields {
  const names = graphNames(supergraph);
  const resolved = new Set<string>();
  for (const type of supergraph.definitions) {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    const graphs = graphsOf(directivesNamed(type, 'join__type'));
    for (const field of type.fields ?? [])
      for (const graph of resolvingGraphs(field, graphs))
        resolved.add(`${names.get(graph)} ${type.name.value}.${field.name.value}`);
  }
  return { resolves: (subgraph, typeName, field) => resolved.has(`${subgraph} ${typeName}.${field}`) };
}

/** A field without `@join__field` is resolved by every subgraph that has the type. */
function resolvingGraphs(field: FieldDefinitionNode, all: readonly string[]): readonly string[] {
  const joins = directivesNamed(field, 'join__field');
  return joins.length === 0 ? all : graphsOf(joins.filter(isUnconditional));
}

function graphsOf(joins: readonly ConstDirectiveNode[]): readonly string[] {
  return joins.flatMap((join) => textArgument(join, 'graph') ?? []);
}

const CONDITIONS = ['requires', 'overrideLabel', 'contextArguments', 'type'];

function isUnconditional(join: ConstDirectiveNode): boolean {
  const isForeign = isTrueArgument(join, 'external') || isTrueArgument(join, 'usedOverridden');
  return !isForeign && CONDITIONS.every((name) => argumentValue(join, name) === undefined);
}

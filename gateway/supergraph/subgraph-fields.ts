import { type ConstDirectiveNode, type DocumentNode, type FieldDefinitionNode, Kind } from 'graphql';
import { graphNames } from './graph-names.ts';
import { argumentValue, directivesNamed, isTrueArgument, textArgument } from './join-directives.ts';

/** Which fields a subgraph can be asked for. */
export interface SubgraphFields {
  /**
   * Wherever it hands out an object of the type. False for what it only may know: `@external`, `@requires`,
   * overridden, of another type than elsewhere.
   */
  resolves(subgraph: string, typeName: string, field: string): boolean;
  /** Of an object that it is sent with what the field's `@requires` reads. */
  computes(subgraph: string, typeName: string, field: string): boolean;
}

export function subgraphFields(supergraph: DocumentNode): SubgraphFields {
  const names = graphNames(supergraph);
  const resolved = new Set<string>();
  const computed = new Set<string>();
  for (const type of supergraph.definitions) {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    const graphs = graphsOf(directivesNamed(type, 'join__type'));
    for (const field of type.fields ?? []) {
      const place = (graph: string): string => `${names.get(graph)} ${type.name.value}.${field.name.value}`;
      const dependent = directivesNamed(field, 'join__field').filter(isDependent);
      for (const graph of graphsOf(dependent.filter(isUnconditional))) computed.add(place(graph));
      for (const graph of resolvingGraphs(field, graphs)) resolved.add(place(graph));
    }
  }
  return {
    resolves: (subgraph, typeName, field) => resolved.has(`${subgraph} ${typeName}.${field}`),
    computes: (subgraph, typeName, field) => computed.has(`${subgraph} ${typeName}.${field}`),
  };
}

/** A field without `@join__field` is resolved by every subgraph that has the type. */
function resolvingGraphs(field: FieldDefinitionNode, all: readonly string[]): readonly string[] {
  const joins = directivesNamed(field, 'join__field');
  const isFree = (join: ConstDirectiveNode): boolean => isUnconditional(join) && !isDependent(join);
  return joins.length === 0 ? all : graphsOf(joins.filter(isFree));
}

function graphsOf(joins: readonly ConstDirectiveNode[]): readonly string[] {
  return joins.flatMap((join) => textArgument(join, 'graph') ?? []);
}

function isDependent(join: ConstDirectiveNode): boolean {
  return argumentValue(join, 'requires') !== undefined;
}

const CONDITIONS = ['overrideLabel', 'contextArguments', 'type'];

function isUnconditional(join: ConstDirectiveNode): boolean {
  const isForeign = isTrueArgument(join, 'external') || isTrueArgument(join, 'usedOverridden');
  return !isForeign && CONDITIONS.every((name) => argumentValue(join, name) === undefined);
}

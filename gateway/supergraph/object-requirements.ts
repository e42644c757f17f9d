import type { DocumentNode, FieldDefinitionNode } from 'graphql';
import { objectGraphs } from './interface-objects.ts';
import {
  directivesNamed,
  type FieldedTypeNode,
  fieldNamed,
  isFieldedType,
  isTrueArgument,
  textArgument,
} from './join-directives.ts';
import { parseFieldSet, topLevelNames } from './parse-field-set.ts';

/**
 * Interfaces that several subgraphs know as objects (`@interfaceObject`), with the names of those fields that such a
 * subgraph computes (`@requires`) from what only a subgraph with the implementations can say.
 */
export function objectRequirements(supergraph: DocumentNode): ReadonlyMap<string, ReadonlySet<string>> {
  const interfaces = supergraph.definitions.filter(isFieldedType).map((type) => {
    const graphs = objectGraphs(type);
    return [type.name.value, new Set(graphs.size > 1 ? dependentFields(type, graphs) : [])] as const;
  });
  return new Map(interfaces.filter(([, names]) => names.size > 0));
}

function dependentFields(type: FieldedTypeNode, graphs: ReadonlySet<string>): readonly string[] {
  const fields = (type.fields ?? []).filter((field) =>
    directivesNamed(field, 'join__field').some((join) => {
      const requires = textArgument(join, 'requires');
      if (requires === undefined || !graphs.has(textArgument(join, 'graph') ?? '')) return false;
      return topLevelNames(parseFieldSet(requires)).some((name) => isOfTypes(fieldNamed(type, name), graphs));
    }),
  );
  return fields.map((field) => field.name.value);
}

/** True when none of the subgraphs resolves the field. */
function isOfTypes(field: FieldDefinitionNode | undefined, graphs: ReadonlySet<string>): boolean {
  const resolving = directivesNamed(field ?? {}, 'join__field').filter(
    (join) => !isTrueArgument(join, 'external'),
  );
  return resolving.length > 0 && !resolving.some((join) => graphs.has(textArgument(join, 'graph') ?? ''));
}

import type { DocumentNode } from 'graphql';
import {
  directivesNamed,
  type FieldedTypeNode,
  isFieldedType,
  isTrueArgument,
  textArgument,
} from './join-directives.ts';

/** Names of interfaces that some subgraph declares as `@interfaceObject`. */
export function interfaceObjects(supergraph: DocumentNode): ReadonlySet<string> {
  const types = supergraph.definitions.filter(isFieldedType);
  const known = types.filter((type) => objectGraphs(type).size > 0);
  return new Set(known.map((type) => type.name.value));
}

/** The subgraphs that declare the type as `@interfaceObject`, by their names in `join__Graph`. */
export function objectGraphs(type: FieldedTypeNode): ReadonlySet<string> {
  const joins = directivesNamed(type, 'join__type').filter((join) =>
    isTrueArgument(join, 'isInterfaceObject'),
  );
  return new Set(joins.map((join) => textArgument(join, 'graph') ?? ''));
}

import type { DocumentNode } from 'graphql';
import { directivesNamed, isFieldedType, isTrueArgument } from './join-directives.ts';

/** Names of interfaces that some subgraph declares as `@interfaceObject`. */
export function interfaceObjects(supergraph: DocumentNode): ReadonlySet<string> {
  const types = supergraph.definitions.filter(isFieldedType);
  const known = types.filter((type) =>
    directivesNamed(type, 'join__type').some((join) => isTrueArgument(join, 'isInterfaceObject')),
  );
  return new Set(known.map((type) => type.name.value));
}

import type { ConstDirectiveNode, DocumentNode } from 'graphql';
import { directivesNamed, isFieldedType } from './join-directives.ts';

/** What one `@join__field` says: which subgraph knows a field, and how. */
export interface JoinedField {
  readonly name: string;
  /** `Type.field` */
  readonly coordinate: string;
  readonly join: ConstDirectiveNode;
}

export function joinedFields(supergraph: DocumentNode): readonly JoinedField[] {
  return supergraph.definitions.filter(isFieldedType).flatMap((type) =>
    (type.fields ?? []).flatMap((field) => {
      const name = field.name.value;
      const coordinate = `${type.name.value}.${name}`;
      return directivesNamed(field, 'join__field').map((join) => ({ name, coordinate, join }));
    }),
  );
}

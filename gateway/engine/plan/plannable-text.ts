import { type DocumentNode, Kind, print, visit } from 'graphql';
import type { AliasNames } from '../../supergraph/alias-names.ts';
import { withoutIntrospection } from '../operation/without-introspection.ts';
import { fillEmptySelections } from './fill-empty-selections.ts';

/** An operation with `@skip` and `@include` decided, as `planText` takes it. */
export function plannableText(document: DocumentNode, aliases: AliasNames): string {
  return print(fillEmptySelections(nameByKey(withoutIntrospection(document), aliases)));
}

/** Every field under the key that its value is to have. */
function nameByKey(document: DocumentNode, aliases: AliasNames): DocumentNode {
  return visit(document, {
    Field: (node) => {
      const key = aliases.keyOf(node);
      return key === (node.alias ?? node.name).value
        ? undefined
        : { ...node, alias: { kind: Kind.NAME, value: key } };
    },
  });
}

import type { ConstDirectiveNode, DocumentNode } from 'graphql';
import { directivesNamed, isFalseArgument, textArgument, type FieldedTypeNode } from '../join-directives.ts';
import { mapFieldedTypes } from '../map-types.ts';

/**
 * Removes `@key(resolvable: false)` from a type in a subgraph that also declares a resolvable key for it.
 *
 * Why: when the planner re-enters a subgraph (for `@requires`), it takes any key it finds locally, also one under
 * which that subgraph has promised to resolve nothing; the fetch then brings nulls. Where every key is unresolvable
 * nothing is removed, since the planner knows then that it cannot enter. A document without such keys comes back itself.
 */
export function dropUnresolvableKeys(document: DocumentNode): DocumentNode {
  return mapFieldedTypes(document, withoutUnresolvableKeys);
}

function withoutUnresolvableKeys(type: FieldedTypeNode): FieldedTypeNode {
  const { directives: given = [] } = type;
  const enterable = graphsWithResolvableKey(type);
  const directives = given.filter((directive) => !isSuperfluous(directive, enterable));
  return directives.length === given.length ? type : { ...type, directives };
}

function graphsWithResolvableKey(type: FieldedTypeNode): ReadonlySet<string | undefined> {
  const resolvable = directivesNamed(type, 'join__type').filter(
    (directive) => textArgument(directive, 'key') !== undefined && !isFalseArgument(directive, 'resolvable'),
  );
  return new Set(resolvable.map((directive) => textArgument(directive, 'graph')));
}

function isSuperfluous(directive: ConstDirectiveNode, enterable: ReadonlySet<string | undefined>): boolean {
  return (
    directive.name.value === 'join__type' &&
    isFalseArgument(directive, 'resolvable') &&
    textArgument(directive, 'key') !== undefined &&
    enterable.has(textArgument(directive, 'graph'))
  );
}

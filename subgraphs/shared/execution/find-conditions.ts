import { Kind, visit, type DocumentNode } from 'graphql';

/**
 * Names of the variables that `@skip` and `@include` look at anywhere in a document. An operation is compiled once for
 * each combination of their values, so that nothing is left to decide while it runs.
 */
export function findConditions(document: DocumentNode): readonly string[] {
  const names = new Set<string>();
  visit(document, {
    Directive({ name, arguments: given = [] }) {
      if (name.value !== 'skip' && name.value !== 'include') return undefined;
      for (const { value } of given) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
      return undefined;
    },
  });
  return [...names];
}

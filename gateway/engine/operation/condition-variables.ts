import { type DocumentNode, type DirectiveNode, Kind, visit } from 'graphql';

/** Names of the variables that `@skip` and `@include` read, sorted. */
export function conditionVariables(document: DocumentNode): readonly string[] {
  const names = new Set<string>();
  visit(document, {
    Directive: (directive) => {
      const name = conditionVariable(directive);
      if (name !== undefined) names.add(name);
    },
  });
  return [...names].toSorted();
}

function conditionVariable(directive: DirectiveNode): string | undefined {
  if (directive.name.value !== 'skip' && directive.name.value !== 'include') return undefined;
  const value = directive.arguments?.find((argument) => argument.name.value === 'if')?.value;
  return value?.kind === Kind.VARIABLE ? value.name.value : undefined;
}

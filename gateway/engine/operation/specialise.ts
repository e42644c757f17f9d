import { type DirectiveNode, type DocumentNode, Kind, type SelectionNode, visit } from 'graphql';

/**
 * Decides every `@skip` and `@include`: what is excluded is gone, and so are the directives. Selection sets may be
 * left empty.
 *
 * Operations are planned once for each combination of their conditions that occurs. The alternative, one plan with
 * conditions inside, is what the planner offers; it loses conditions on the way (of parents, and constant ones) and
 * lets the inputs of a skipped field decide over its neighbours.
 */
export function specialise(document: DocumentNode, isOn: (variable: string) => boolean): DocumentNode {
  const decide = (node: SelectionNode): SelectionNode | null | undefined => {
    const conditions = (node.directives ?? []).filter(isCondition);
    if (conditions.length === 0) return undefined;
    if (conditions.some((directive) => excludes(directive, isOn))) return null;
    return { ...node, directives: node.directives?.filter((directive) => !isCondition(directive)) ?? [] };
  };
  // On entering: what is excluded need not be looked into.
  return visit(document, {
    Field: { enter: decide },
    InlineFragment: { enter: decide },
    FragmentSpread: { enter: decide },
  });
}

function isCondition(directive: DirectiveNode): boolean {
  return directive.name.value === 'skip' || directive.name.value === 'include';
}

function excludes(directive: DirectiveNode, isOn: (variable: string) => boolean): boolean {
  const value = directive.arguments?.find((argument) => argument.name.value === 'if')?.value;
  const holds =
    value?.kind === Kind.VARIABLE ? isOn(value.name.value) : value?.kind === Kind.BOOLEAN && value.value;
  return holds === (directive.name.value === 'skip');
}
